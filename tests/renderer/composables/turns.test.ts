import { expect, test } from 'vitest';
import { createTurns } from '../../../renderer/composables/turns.ts';
import { pending } from '../support/window.ts';

test('one question at a time, in order, whatever becomes of it', async () => {
  const turns = createTurns();
  const [first, second] = [pending<string>(), pending<string>()];
  const asked: string[] = [];
  const ask = (name: string, answer: Promise<string>) =>
    turns(() => {
      asked.push(name);
      return answer;
    });
  const answers = [ask('first', first.promise), ask('second', second.promise), ask('third', Promise.resolve('3'))] as const;
  await Promise.resolve();
  expect(asked).toEqual(['first']);
  first.reject(new Error('no'));
  await expect(answers[0]).rejects.toThrow('no');
  expect(asked).toEqual(['first', 'second']);
  second.resolve('2');
  expect(await Promise.all([answers[1], answers[2]])).toEqual(['2', '3']);
  expect(asked).toEqual(['first', 'second', 'third']);
});

test('the nearest question comes first, of equals the one that waits longest', async () => {
  const turns = createTurns();
  const asked: string[] = [];
  const distances = new Map([
    ['below', 300],
    ['far below', 900],
    ['on the screen', 0],
    ['beside it', 0],
  ]);
  const ask = (name: string) =>
    turns(
      () => {
        asked.push(name);
        // The first answer comes after the page was scrolled to its end.
        if (asked.length === 1) distances.set('far below', 0).set('on the screen', 600).set('beside it', 600);
        return Promise.resolve();
      },
      () => distances.get(name)!,
    );
  await Promise.all([...distances.keys()].map(ask));
  expect(asked).toEqual(['on the screen', 'far below', 'below', 'beside it']);
});

test('a question that cannot even be asked lets the next one come', async () => {
  const turns = createTurns();
  const broken = turns(() => {
    throw new Error('no');
  });
  const next = turns(() => Promise.resolve('2'));
  await expect(broken).rejects.toThrow('no');
  expect(await next).toBe('2');
});
