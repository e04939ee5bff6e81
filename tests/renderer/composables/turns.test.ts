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
