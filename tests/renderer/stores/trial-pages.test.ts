import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import type { TrialPage } from '../../../shared/trial-table.ts';
import { createTrialPages, PAGE_ROWS, type TrialPages } from '../../../renderer/stores/trial-pages.ts';
import { refusal } from '../support/window.ts';
import { rowOf } from '../../support/window-data.ts';

interface Scene {
  readonly pages: TrialPages;
  /** Page numbers in the order in which they were asked for. */
  readonly asked: readonly number[];
  /** Order of the trials, which the next answers follow. */
  ids: number[];
  /** Answers are held back while it is set. */
  hold: boolean;
  /** Lets what was held back go, the last first where `backwards` is set. */
  release(backwards?: boolean): Promise<void>;
  failure: Error | null;
}

function scene(trials: number): Scene {
  const asked: number[] = [];
  let held: (() => void)[] = [];
  const here: Scene = {
    asked,
    ids: Array.from({ length: trials }, (_, at) => at + 1),
    hold: false,
    failure: null,
    release: async (backwards = false) => {
      const letGo = backwards ? held.toReversed() : held;
      held = [];
      for (const go of letGo) {
        go();
        await flushPromises();
      }
    },
    pages: createTrialPages(async (offset, limit) => {
      asked.push(offset / PAGE_ROWS);
      const { ids } = here;
      const answer: TrialPage = {
        rows: ids.slice(offset, offset + limit).map((id) => rowOf({ id })),
        matched: ids.length,
        total: ids.length,
      };
      if (here.hold) await new Promise<void>((resolve) => held.push(resolve));
      if (here.failure) throw here.failure;
      return answer;
    }),
  };
  return here;
}

async function shown(trials: number): Promise<Scene> {
  const here = scene(trials);
  here.pages.look({ first: 0, last: 20 });
  await here.pages.refresh();
  await flushPromises();
  return here;
}

test('the page in view is asked for, then the next one', async () => {
  const { pages, asked } = await shown(450);
  expect(asked).toEqual([0, 1]);
  expect([pages.matched.value, pages.rowAt(7)?.id, pages.rowAt(199)?.id, pages.rowAt(200)]).toEqual([450, 8, 200, undefined]);
});

test('a look elsewhere asks for its page, then for those beside it, and not again for what is held', async () => {
  const { pages, asked } = await shown(1_000);
  pages.look({ first: 505, last: 530 });
  await flushPromises();
  expect(asked).toEqual([0, 1, 5, 6, 4]);
  expect(pages.rowAt(505)?.id).toBe(506);
  pages.look({ first: 0, last: 20 });
  await flushPromises();
  expect(asked).toHaveLength(5);
});

test('a fast scroll asks for two pages at a time and skips what was passed by', async () => {
  const here = await shown(10_000);
  here.hold = true;
  for (let first = 1_000; first <= 9_000; first += 500) here.pages.look({ first, last: first + 20 });
  expect(here.asked).toEqual([0, 1, 10, 11]);
  here.hold = false;
  await here.release();
  expect(here.asked.slice(4)).toEqual([90, 91, 89]);
});

test('only pages near the view are held', async () => {
  const here = await shown(10_000);
  for (let first = 0; first <= 6_000; first += 100) {
    here.pages.look({ first, last: first + 20 });
    await flushPromises();
  }
  expect([here.pages.rowAt(0), here.pages.rowAt(6_000)?.id]).toEqual([undefined, 6_001]);
});

test('an answer to an older question changes nothing', async () => {
  const here = await shown(30);
  here.hold = true;
  const first = here.pages.refresh();
  here.ids = [3, 2, 1];
  const second = here.pages.refresh();
  await here.release(true);
  await Promise.all([first, second]);
  expect([here.pages.matched.value, here.pages.rowAt(0)?.id]).toEqual([3, 3]);
});

test('where no row may move, news that would move one is left for later', async () => {
  const here = await shown(30);
  here.ids = [99, ...here.ids];
  expect(await here.pages.refresh(true)).toBe(false);
  expect(here.pages.rowAt(0)?.id).toBe(1);
  expect(await here.pages.refresh()).toBe(true);
  expect(here.pages.rowAt(0)?.id).toBe(99);
});

test('news behind the rows in view are taken without moving any', async () => {
  const here = await shown(30);
  here.ids = [...here.ids, 31];
  expect(await here.pages.refresh(true)).toBe(true);
  expect([here.pages.matched.value, here.pages.rowAt(30)?.id]).toEqual([31, 31]);
});

test('a trial is changed where it stands, if it is held', async () => {
  const { pages } = await shown(450);
  pages.patch(150, (row) => ({ ...row, starred: true }));
  pages.patch(400, (row) => ({ ...row, starred: true }));
  expect([pages.indexOf(150), pages.rowAt(149)?.starred, pages.rowAt(148)?.starred, pages.indexOf(400)]).toEqual([
    149,
    true,
    false,
    -1,
  ]);
});

test('a failure is kept beside the rows that are there, until an answer comes', async () => {
  const here = await shown(450);
  here.failure = refusal('The database is locked.', 'unavailable');
  here.pages.look({ first: 300, last: 320 });
  await flushPromises();
  expect([here.pages.error.value?.message, here.pages.rowAt(0)?.id]).toEqual(['The database is locked.', 1]);
  here.failure = null;
  await here.pages.refresh();
  expect([here.pages.error.value, here.pages.rowAt(300)?.id]).toEqual([null, 301]);
});

test('cleared, it is blank, and what was under way is not taken', async () => {
  const here = await shown(450);
  here.hold = true;
  here.pages.look({ first: 300, last: 320 });
  here.pages.clear();
  await here.release();
  expect([here.pages.blank.value, here.pages.matched.value, here.pages.rowAt(0), here.pages.rowAt(300)]).toEqual([
    true,
    0,
    undefined,
    undefined,
  ]);
});

test('nothing is awaited any more once the rows are forgotten', async () => {
  const here = await shown(30);
  here.hold = true;
  void here.pages.refresh();
  expect(here.pages.asking.value).toBe(true);
  here.pages.clear();
  expect(here.pages.asking.value).toBe(false);
});
