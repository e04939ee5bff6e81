/** Puts in order the trials that a run has left which could not write its end: its process was killed, or the disk was full. */
import type { Store } from '../../db/store.ts';
import { endAbandoned } from './session/unfinished.ts';
import { kindOf } from './tasks/catalogue.ts';

/** Of all sessions, whatever they have become. To be called while none runs. */
export function recoverTrials(store: Store): void {
  for (const sessionId of store.sessionsWithRunningTrials()) recoverSession(store, sessionId);
}

/** Its trials wait to go on from their last epoch; in a finished session they have ended, as no one waits for them. */
export function recoverSession(store: Store, sessionId: number): void {
  const { state, studyId } = store.session(sessionId);
  if (state === 'finished') return endAbandoned(store, sessionId, kindOf(store.study(studyId).task));
  for (const trial of store.unfinishedTrials(sessionId)) if (trial.state === 'running') store.requeueTrial(trial.id, false);
}
