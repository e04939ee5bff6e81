/** Which trials of a session have ended by what is on record, though they do not count yet. */
import type { Measure } from '../../../shared/measure.ts';
import type { Store } from '../../../db/store.ts';
import type { TaskKind } from '../tasks/task.ts';
import { asTold } from './as-told.ts';

/** @returns ids of the trials whose end is held, or that have nothing left to train */
export function heldBackOnRecord(
  store: Pick<Store, 'heldEnds' | 'heldEpochs' | 'unfinishedTrials'>,
  sessionId: number,
  objective: Measure,
  { hasTrained }: Pick<TaskKind, 'hasTrained'>,
): readonly number[] {
  const ended = new Set(store.heldEnds(sessionId).map(({ trialId }) => trialId));
  const epochs = Map.groupBy(store.heldEpochs(sessionId), ({ trialId }) => trialId);
  return store
    .unfinishedTrials(sessionId)
    .filter((trial) => ended.has(trial.id) || hasTrained(asTold(trial, epochs.get(trial.id) ?? [], objective)))
    .map(({ id }) => id);
}
