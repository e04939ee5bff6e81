import { expect, test } from 'vitest';
import { createImportanceCalls } from '../../../../electron/engine/importance/calls.ts';
import type { ToWeigh } from '../../../../electron/engine/insight/importance/importances.ts';
import type { Thinking } from '../../../../electron/engine/thinking/thinking.ts';
import type { Importances } from '../../../../shared/importance.ts';
import { newTrial, smallStudy, trainedTrial } from '../../../support/small-study.ts';

interface Thought extends PromiseWithResolvers<Importances> {
  readonly question: ToWeigh;
  readonly signal: AbortSignal;
}

/** Calls whose threads answer when the test says so, and end when they are told to. */
function opened() {
  const study = smallStudy();
  const thoughts: Thought[] = [];
  const think = (_: string, question: ToWeigh, __: null, signal: AbortSignal): Promise<Importances> => {
    const promise = Promise.withResolvers<Importances>();
    signal.addEventListener('abort', () => promise.reject(signal.reason as Error));
    thoughts.push({ ...promise, question, signal });
    return promise.promise;
  };
  const thinking = { think, close: () => {} } as unknown as Thinking;
  const addTrial = (value: number): unknown => trainedTrial(study.store, newTrial(study.sessionId), [value]);
  addTrial(0.5);
  const { importance } = createImportanceCalls({ store: study.store, thinking });
  return { thoughts, addTrial, ask: async () => importance({ studyId: study.studyId, method: 'fanova', region: 'whole' }) };
}

const answer = (used: number): Importances => ({
  ...{ method: 'fanova', region: 'whole', matched: used, used, refusal: null },
  ...{ parameters: [], pairs: [] },
});

test('the same trials are weighed once', async () => {
  const { thoughts, ask } = opened();
  const [one, other] = [ask(), ask()];
  thoughts[0]!.resolve(answer(1));
  expect(await Promise.all([one, other, ask()])).toEqual([answer(1), answer(1), answer(1)]);
  expect(thoughts).toHaveLength(1);
  expect([...thoughts[0]!.question.measured.values]).toEqual([0.5]);
});

test('where a trial was added what is under way ends, and who waits is answered with it as well', async () => {
  const { thoughts, addTrial, ask } = opened();
  const first = ask();
  addTrial(0.75);
  const second = ask();
  expect(thoughts[0]!.signal.aborted).toBe(true);
  thoughts[1]!.resolve(answer(2));
  expect(await Promise.all([first, second])).toEqual([answer(2), answer(2)]);
});

test('what failed is asked for again', async () => {
  const { thoughts, ask } = opened();
  const failed = ask();
  thoughts[0]!.reject(new Error('The thread ended.'));
  await expect(failed).rejects.toThrow('The thread ended.');
  const again = ask();
  thoughts[1]!.resolve(answer(1));
  expect(await again).toEqual(answer(1));
});
