import { describe, expect, test } from 'vitest';
import { anotherSession, newTrial, smallStudy, trainedTrial } from '../support/small-study.ts';

describe('sessionTotals', () => {
  test('counts nothing in a session without trials', () => {
    const { store, sessionId } = smallStudy();
    expect(store.sessionTotals(sessionId)).toEqual({ trials: 0, finished: 0, epochs: 0, outsideBrackets: 0, incumbent: null });
  });

  test('counts inherited epochs once, and of equal results takes the one asked first', () => {
    const { store, studyId, sessionId } = smallStudy();
    trainedTrial(store, newTrial(anotherSession(store, studyId)), [0.1, 0.9]);
    trainedTrial(store, newTrial(sessionId, { bracket: 0, rung: 0 }), [0.6, 0.7]);
    const second = trainedTrial(store, newTrial(sessionId), [0.8]);
    trainedTrial(store, newTrial(sessionId), [0.8]);
    trainedTrial(store, newTrial(sessionId), [0.95], { state: 'failed', failure: 'The disk is full.' });
    store.addTrial(newTrial(sessionId, { parent: 1 }));
    const incumbent = { trialId: second.id, number: 3, value: 0.8 };
    expect(store.sessionTotals(sessionId)).toEqual({ trials: 5, finished: 4, epochs: 5, outsideBrackets: 4, incumbent });
  });

  test('takes the lowest loss', () => {
    const { store, sessionId } = smallStudy({ objective: 'loss' });
    trainedTrial(store, newTrial(sessionId), [0.75]);
    const best = trainedTrial(store, newTrial(sessionId), [0.875]);
    expect(store.sessionTotals(sessionId).incumbent).toEqual({ trialId: best.id, number: 2, value: 0.125 });
  });
});
