import { expect, test } from 'vitest';
import { endAbandoned } from '../../../../electron/engine/session/unfinished.ts';
import { networkTask } from '../../../../electron/engine/tasks/network/network-task.ts';
import { GENERATED_ENVIRONMENT } from '../../../../bench/app/generated-study.ts';
import type { Store } from '../../../../db/store.ts';
import { packHits } from '../../../../shared/row-results.ts';
import { measuredEpoch, newTrial, smallStudy, trainedTrial } from '../../../support/small-study.ts';

/** Ordinal, state and why it was stopped. */
const left = (store: Store, sessionId: number): readonly unknown[] =>
  store.trialsOf(sessionId).map(({ ordinal, state, stopReason }) => [ordinal, state, stopReason?.text ?? null]);

function begin(store: Store, sessionId: number): number {
  const { id } = store.addTrial(newTrial(sessionId));
  store.startTrial(id, 1, GENERATED_ENVIRONMENT);
  return id;
}

test('trials that no worker has had are left out, with the values that they would have inherited', () => {
  const { store, sessionId } = smallStudy();
  trainedTrial(store, newTrial(sessionId, { epochs: 1 }), [0.7]);
  store.recordEpoch(begin(store, sessionId), measuredEpoch(1, 0.5));
  store.addTrial(newTrial(sessionId, { parent: 1, epochs: 3 }));
  store.addTrial(newTrial(sessionId));
  endAbandoned(store, sessionId, networkTask);
  expect(left(store, sessionId)).toEqual([
    [1, 'completed', null],
    [2, 'stopped', 'Stopped by a person after epoch 1.'],
  ]);
  expect(store.sessionTotals(sessionId)).toMatchObject({ trials: 2, finished: 2 });
});

test('one before a trial that has begun stays, as places have no gaps', () => {
  const { store, sessionId } = smallStudy();
  store.addTrial(newTrial(sessionId));
  store.recordEpoch(begin(store, sessionId), measuredEpoch(1, 0.5));
  endAbandoned(store, sessionId, networkTask);
  expect(left(store, sessionId)).toEqual([
    [1, 'stopped', 'Stopped by a person before its first epoch.'],
    [2, 'stopped', 'Stopped by a person after epoch 1.'],
  ]);
});

test('an end that is held is that of its trial, though no worker has had it', () => {
  const { store, sessionId } = smallStudy();
  const { id } = store.addTrial(newTrial(sessionId));
  store.holdEnd(id, { state: 'failed', failure: 'It broke.', at: '2026-01-01T00:00:00.000Z' });
  endAbandoned(store, sessionId, networkTask);
  expect(store.trial(id)).toMatchObject({ state: 'failed', failure: 'It broke.', finishedAt: '2026-01-01T00:00:00.000Z' });
  expect(store.heldEnds(sessionId)).toEqual([]);
});

test('epochs that are held are those of their trial, with what they say of rows', () => {
  const { store, sessionId } = smallStudy();
  const id = begin(store, sessionId);
  const results = [packHits([1, 0]), packHits([1, 1])] as const;
  store.recordEpoch(id, measuredEpoch(1, 0.5), { rowResults: { select: results[0] } });
  store.holdEpoch(id, { epoch: measuredEpoch(2, 0.6), rowResults: { select: results[1] } });
  endAbandoned(store, sessionId, networkTask);
  expect(left(store, sessionId)).toEqual([[1, 'stopped', 'Stopped by a person after epoch 2.']]);
  expect(store.epochs(id)).toEqual([measuredEpoch(1, 0.5), measuredEpoch(2, 0.6)]);
  expect(store.rowResults(id)).toEqual([{ epoch: 2, partition: 'select', ...results[1] }]);
});

test('one that carries its parent’s value up untrained is complete', () => {
  const { store, sessionId } = smallStudy();
  const patient = { params: { patience: 1 }, epochs: 9 };
  trainedTrial(store, newTrial(sessionId, patient), [0.7, 0.6]);
  store.addTrial(newTrial(sessionId, { ...patient, parent: 1 }));
  endAbandoned(store, sessionId, networkTask);
  expect(left(store, sessionId)).toEqual([
    [1, 'completed', null],
    [2, 'completed', null],
  ]);
});
