import { expect, test } from 'vitest';
import { createKeeper, createSender, type ToKeep } from '../../../../electron/engine/thinking/kept.ts';

interface Item {
  readonly value: number;
}

const ABOUT = { what: 'numbers' };

function listOf(key: string, length: number): ToKeep<typeof ABOUT, Item> {
  return { key, about: ABOUT, items: Array.from({ length }, (_, value) => ({ value })) };
}

test('a list of 10,000 is sent once, and then only what was replaced and added', () => {
  const sender = createSender();
  const keeper = createKeeper();
  const list = listOf('one', 10_000);
  const whole = sender.changes(list);
  expect(whole).toMatchObject({ base: null, about: { is: ABOUT }, length: 10_000 });
  expect(whole.items).toHaveLength(10_000);
  expect(keeper.after(structuredClone(whole))).toMatchObject({ about: ABOUT, items: list.items });

  const grown = { ...list, items: [...list.items.with(77, { value: -77 }), { value: 10_000 }] };
  const changes = sender.changes(grown);
  expect(changes).toEqual({
    key: 'one',
    base: whole.version,
    version: whole.version + 1,
    about: null,
    length: 10_001,
    items: [
      [77, { value: -77 }],
      [10_000, { value: 10_000 }],
    ],
  });
  expect(keeper.after(structuredClone(changes))).toMatchObject({ about: ABOUT, items: grown.items });
});

test('what is kept stays the same object, so that what was computed of it can be kept with it', () => {
  const sender = createSender();
  const keeper = createKeeper();
  const list = listOf('one', 3);
  const before = keeper.after(structuredClone(sender.changes(list)))!;
  const first = [...before.items];
  const after = keeper.after(structuredClone(sender.changes({ ...list, items: list.items.with(1, { value: 7 }) })))!;
  expect(after.about).toBe(before.about);
  expect(after.items).toBe(before.items);
  expect(after.items.map((item, at) => item === first[at])).toEqual([true, false, true]);
});

test('another subject and fewer items are changes too', () => {
  const sender = createSender();
  const keeper = createKeeper();
  const list = listOf('one', 3);
  keeper.after(sender.changes(list));
  const other = { ...list, about: { what: 'others' }, items: list.items.slice(0, 2) };
  expect(keeper.after(sender.changes(other))).toMatchObject({ about: { what: 'others' }, items: other.items });
});

test('a keeper that lacks the list that changed says so, and takes it whole', () => {
  const sender = createSender();
  const list = listOf('one', 3);
  sender.changes(list);
  const lost = createKeeper();
  expect(lost.after(sender.changes(list))).toBeNull();
  expect(lost.after(sender.whole(list))).toMatchObject({ about: ABOUT, items: list.items });
  expect(lost.after(sender.changes(list))).toMatchObject({ about: ABOUT, items: list.items });
});

test('of many lists those used last are kept, at both ends', () => {
  const sender = createSender();
  const keeper = createKeeper();
  const lists = ['one', 'two', 'three', 'four', 'five'].map((key) => listOf(key, 2));
  for (const list of lists) keeper.after(sender.changes(list));
  expect(lists.map((list) => sender.changes(list).base === null)).toEqual([true, true, true, true, true]);
  expect(sender.changes(lists[4]!).base).not.toBeNull();
});
