import { expect, test } from 'vitest';
import { recoverTrials } from '../../../electron/engine/recover.ts';
import type { JobState } from '../../../shared/job-state.ts';
import { GENERATED_ENVIRONMENT } from '../../../bench/app/generated-study.ts';
import { measuredEpoch, newTrial, smallStudy } from '../../support/small-study.ts';

test.each<[JobState, JobState, string]>([
  ['running', 'running', 'queued'],
  ['paused', 'paused', 'queued'],
  ['failed', 'failed', 'queued'],
  ['finished', 'finished', 'stopped'],
])('a trial that runs in a session that is %s', (state, becomes, trial) => {
  const { store, sessionId } = smallStudy();
  const { id } = store.addTrial(newTrial(sessionId));
  store.startTrial(id, 1, GENERATED_ENVIRONMENT);
  store.recordEpoch(id, measuredEpoch(1, 0.5));
  store.changeSession(sessionId, { state });
  recoverTrials(store);
  expect(store.session(sessionId).state).toBe(becomes);
  expect(store.trial(id)).toMatchObject({ state: trial, epochsDone: 1 });
  expect(store.trial(id).stopReason?.text).toBe(trial === 'stopped' ? 'Stopped by a person after epoch 1.' : undefined);
});

test('a trial of a finished session whose patience was spent is complete', () => {
  const { store, sessionId } = smallStudy();
  const { id } = store.addTrial(newTrial(sessionId, { params: { patience: 1 } }));
  store.startTrial(id, 1, GENERATED_ENVIRONMENT);
  store.recordEpoch(id, measuredEpoch(1, 0.5));
  store.recordEpoch(id, measuredEpoch(2, 0.4));
  store.changeSession(sessionId, { state: 'finished' });
  recoverTrials(store);
  expect(store.trial(id)).toMatchObject({ state: 'completed', epochsDone: 2, stopReason: null });
});
