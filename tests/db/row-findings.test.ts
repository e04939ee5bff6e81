import { expect, test } from 'vitest';
import { newTrial, smallStudy, trainedTrial } from '../support/small-study.ts';
import { CLEAN_ROWS } from '../support/audit-data.ts';

test('what was found of rows is kept by their name, and found anew it is replaced', () => {
  const { store } = smallStudy();
  expect(store.rowFindings('a')).toBeNull();
  store.keepRowFindings('a', CLEAN_ROWS);
  store.keepRowFindings('a', { ...CLEAN_ROWS, otherRows: 3 });
  expect(store.rowFindings('a')).toEqual({ ...CLEAN_ROWS, otherRows: 3 });
  expect(store.rowFindings('b')).toBeNull();
});

test('configurations and model seeds are counted once, and trials after a moment apart', () => {
  const { store, studyId, sessionId } = smallStudy();
  trainedTrial(store, newTrial(sessionId), [0.5]);
  const { createdAt } = trainedTrial(store, newTrial(sessionId, { modelSeed: 8 }), [0.6]);
  trainedTrial(store, newTrial(sessionId, { params: { learning_rate: 0.1 } }), [0.7]);
  store.addTrial(newTrial(sessionId, { params: { learning_rate: 0.2 } }));
  expect(store.studyCounts(studyId, createdAt)).toEqual({ configurations: 2, modelSeeds: 2, askedAfter: 1 });
  expect(store.studyCounts(studyId, null)).toEqual({ configurations: 2, modelSeeds: 2, askedAfter: 0 });
});
