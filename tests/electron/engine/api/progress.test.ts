import { expect, test } from 'vitest';
import { sessionProgress } from '../../../../electron/engine/api/progress.ts';
import { sessionPlan } from '../../../../electron/engine/api/session-plan.ts';
import { completeChoice } from '../../../../electron/engine/search/catalogue.ts';
import { sessionTrials } from '../../../../electron/engine/session/session-trials.ts';
import { objectiveOf } from '../../../../shared/measure.ts';
import { newTrial, smallStudy, trainedTrial } from '../../../support/small-study.ts';

/** A Hyperband session in a study of ten epochs: 22 trials with 74 epochs, and the default configuration beside them. */
function hyperbandAfter(trials: number, remeasure = false) {
  const { store, studyId } = smallStudy();
  const strategy = completeChoice({ name: 'hyperband', options: {} });
  const made = store.createSession({ studyId, strategy, stopRule: null, seed: 1, budget: { trials }, workers: 2, remeasure });
  store.changeSession(made.id, { state: 'running' });
  trainedTrial(store, newTrial(made.id, { epochs: 10 }), Array<number>(10).fill(0.5));
  for (let at = 0; at < 9; at++) trainedTrial(store, newTrial(made.id, { bracket: 0, rung: 0, epochs: 1 }), [0.5]);
  const [session, study] = [store.session(made.id), store.study(studyId)];
  const inMemory = sessionTrials(store.trialsOf(session.id), objectiveOf(study));
  const planned = { session, plan: sessionPlan(session, study), maxEpochs: study.maxEpochs };
  return sessionProgress(planned, inMemory, { activeMs: 19_000, workers: [], heldBack: [], winner: null });
}

test('a session whose strategy ends by itself comes to what that plans', () => {
  // 19 of 84 epochs took a second each.
  expect(hyperbandAfter(50)).toMatchObject({ expected: 23, finished: 10, remainingMs: (84 - 19) * 1000 });
});

test('trials that will measure the leaders again are expected, and their epochs reckoned with', () => {
  expect(hyperbandAfter(50, true)).toMatchObject({ expected: 33, remainingMs: (84 + 100 - 19) * 1000 });
});

test('a budget of trials that ends before the plan is what the session comes to', () => {
  expect(hyperbandAfter(20)).toMatchObject({ expected: 20, remainingMs: 19_000 });
});
