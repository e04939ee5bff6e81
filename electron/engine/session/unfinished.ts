/** What becomes of a finished session's trials that have not ended: nobody waits for them. */
import type { Trial } from '../../../shared/model.ts';
import type { Store } from '../../../db/store.ts';
import type { TaskKind } from '../tasks/task.ts';
import { stoppedByPerson } from './stopped-by-person.ts';

type HowTrained = Pick<TaskKind, 'hasTrained'>;

/**
 * Each that has begun is ended, in the order of asking. Those after them that never began are left out of the record: nothing is known
 * by them, and nothing of a search is done with them.
 */
export function endUnfinished(store: Store, sessionId: number, kind: HowTrained, end: (trial: Trial) => void): void {
  const held = new Set(store.heldEnds(sessionId).map(({ trialId }) => trialId));
  const hasBegun = (trial: Trial): boolean => trial.startedAt !== null || held.has(trial.id) || kind.hasTrained(trial);
  store.unfinishedTrials(sessionId).filter(hasBegun).forEach(end);
  store.deleteWaitingTrials(sessionId);
  store.unfinishedTrials(sessionId).forEach(end);
}

/** Of a session that nobody runs. */
export function endAbandoned(store: Store, sessionId: number, kind: HowTrained): void {
  const epochs = Map.groupBy(store.heldEpochs(sessionId), ({ trialId }) => trialId);
  const ends = new Map(store.heldEnds(sessionId).map(({ trialId, ordinal: _, ...end }) => [trialId, end]));
  endUnfinished(store, sessionId, kind, ({ id }) => {
    for (const { epoch, rowResults } of epochs.get(id) ?? []) store.recordEpoch(id, epoch, { rowResults });
    store.finishTrial(id, ends.get(id) ?? stoppedByPerson(store.trial(id), kind));
  });
}
