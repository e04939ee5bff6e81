import { expect, test } from 'vitest';
import { plotWithPlan } from '../../../../electron/engine/api/bracket-plan.ts';
import { completeChoice } from '../../../../electron/engine/search/catalogue.ts';
import type { PlotRequest } from '../../../../shared/plots.ts';
import { newTrial, smallStudy, trainedTrial } from '../../../support/small-study.ts';

/** A Hyperband session in a study of ten epochs, of whose first bracket one configuration has been trained. */
function study() {
  const { store, studyId, sessionId: random } = smallStudy();
  const strategy = completeChoice({ name: 'hyperband', options: {} });
  const session = { studyId, strategy, stopRule: null, seed: 1, budget: { epochs: 500 }, workers: 2 };
  const { id: sessionId } = store.createSession(session);
  trainedTrial(store, newTrial(sessionId, { bracket: 0, rung: 0, epochs: 1 }), [0.5]);
  const rungsOf = (request: Partial<PlotRequest & { kind: 'brackets' }>) => {
    const data = plotWithPlan(store, { studyId, kind: 'brackets', sessionId, ...request });
    if (data.kind !== 'brackets') throw new Error(data.kind);
    return data.rungs.map(({ bracket, rung, epochs, trials, planned }) => [bracket, rung, epochs, trials, planned]);
  };
  return { store, studyId, random, sessionId, rungsOf };
}

const ENTERED = [[0, 0, 1, 1, null]];

test('adds the rungs that the strategy plans for the epochs of the study', () => {
  const { rungsOf } = study();
  expect(rungsOf({})).toEqual([
    [0, 0, 1, 1, 9],
    [0, 1, 3, 0, 3],
    [0, 2, 10, 0, 1],
    [1, 0, 3, 0, 5],
    [1, 1, 10, 0, 1],
    [2, 0, 10, 0, 3],
  ]);
});

test('plans nothing for a part of the trials, for a session that is over, or without brackets', () => {
  const { store, random, sessionId, rungsOf } = study();
  expect(rungsOf({ filter: { states: ['completed'] } })).toEqual(ENTERED);
  expect(rungsOf({ sessionId: random })).toEqual([]);
  store.changeSession(sessionId, { state: 'paused' });
  expect(rungsOf({})).toHaveLength(6);
  store.changeSession(sessionId, { state: 'finished' });
  expect(rungsOf({})).toEqual(ENTERED);
});

test('gives other plots as they are', () => {
  const { store, studyId } = study();
  const request: PlotRequest = { studyId, kind: 'timeline' };
  expect(plotWithPlan(store, request)).toEqual(store.plot(request));
});
