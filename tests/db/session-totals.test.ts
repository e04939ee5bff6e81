import { describe, expect, test } from 'vitest';
import { anotherSession, newTrial, smallStudy, trainedTrial } from '../support/small-study.ts';

describe('sessionTotals', () => {
  test('counts nothing in a session without trials', () => {
    const { store, sessionId } = smallStudy();
    expect(store.sessionTotals(sessionId)).toEqual({
      trials: 0,
      finished: 0,
      epochs: 0,
      outsideBrackets: 0,
      repeats: 0,
      incumbent: null,
      winner: null,
    });
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
    expect(store.sessionTotals(sessionId)).toEqual({
      trials: 5,
      finished: 4,
      epochs: 5,
      outsideBrackets: 4,
      repeats: 0,
      incumbent,
      winner: null,
    });
  });

  test('the winner is the best mean of the configurations that were measured again, each seed once', () => {
    const { store, studyId, sessionId } = smallStudy();
    const [lucky, steady, alone] = [{ units: 1 }, { units: 2 }, { units: 3 }];
    trainedTrial(store, newTrial(sessionId, { params: lucky, modelSeed: 1 }), [0.9]);
    const second = trainedTrial(store, newTrial(sessionId, { params: steady, modelSeed: 2 }), [0.8]);
    trainedTrial(store, newTrial(sessionId, { params: alone, modelSeed: 3 }), [0.85]);
    trainedTrial(store, newTrial(sessionId, { params: lucky, modelSeed: 4, repeats: 1 }), [0.5]);
    expect(store.winner(sessionId)).toEqual({ trialId: 1, number: 1, mean: 0.7, seeds: 2 });
    trainedTrial(store, newTrial(sessionId, { params: steady, modelSeed: 5, repeats: 2 }), [0.75]);
    const winner = { trialId: second.id, number: 2, mean: 0.775, seeds: 2 };
    expect(store.sessionTotals(sessionId)).toMatchObject({ repeats: 2, incumbent: { number: 1 }, winner });
    expect(store.studyOverview(studyId)).toMatchObject({ bestTrialId: 1, winner });
    expect(store.rankedConfigurations(studyId, 3).map(({ params }) => params)).toEqual([steady, lucky, alone]);
    expect(
      store
        .trialPage({ studyId })
        .rows.map(({ repeats }) => repeats)
        .toSorted(),
    ).toEqual([1, 2, null, null, null]);
    expect(store.trialDetail(5).repeats).toEqual({ id: 2, number: 2 });
  });

  test('takes the lowest loss', () => {
    const { store, sessionId } = smallStudy({ objective: 'loss' });
    trainedTrial(store, newTrial(sessionId), [0.75]);
    const best = trainedTrial(store, newTrial(sessionId), [0.875]);
    expect(store.sessionTotals(sessionId).incumbent).toEqual({ trialId: best.id, number: 2, value: 0.125 });
  });
});
