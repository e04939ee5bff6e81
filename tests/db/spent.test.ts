import { expect, test } from 'vitest';
import { newTrial, smallStudy, trainedTrial } from '../support/small-study.ts';

test('epochs count for the trial that trained them, and failures like the rest', () => {
  const { store, studyId, sessionId } = smallStudy();
  const first = trainedTrial(store, newTrial(sessionId), [0.5, 0.6]);
  trainedTrial(store, newTrial(sessionId, { parent: first.ordinal, rung: 1 }), [0.7, 0.8, 0.9]);
  trainedTrial(store, newTrial(sessionId, { params: { units: 8 } }), [0.2], { state: 'failed', failure: 'It was lost.' });
  expect(store.spentOn(studyId)).toEqual([
    { purpose: 'search', state: 'completed', trials: 2, epochs: 5, durationMs: 500 },
    { purpose: 'search', state: 'failed', trials: 1, epochs: 1, durationMs: 100 },
  ]);
  store.close();
});
