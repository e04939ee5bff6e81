/** Puts in order what a run has left that could not write its end: its process was killed, or the database could not be written. */
import type { Store } from '../../db/store.ts';
import { stoppedByPerson } from './stopped-by-person.ts';

/** Of all sessions, whatever they have become. To be called while none runs. */
export function recoverLost(store: Store): void {
  const running = store.studyOverviews().flatMap(({ sessions }) => sessions.filter(({ state }) => state === 'running'));
  const lost = new Set([...running.map(({ id }) => id), ...store.sessionsWithRunningTrials()]);
  for (const sessionId of lost) recoverSession(store, sessionId);
}

/**
 * A session that runs is paused, and its trials wait to go on from their last epoch; in a finished one they have ended, as
 * no one waits for them.
 */
export function recoverSession(store: Store, sessionId: number): void {
  const { state } = store.session(sessionId);
  for (const trial of store.unfinishedTrials(sessionId)) {
    if (state === 'finished') store.finishTrial(trial.id, stoppedByPerson(trial));
    else if (trial.state === 'running') store.requeueTrial(trial.id, false);
  }
  if (state === 'running') store.changeSession(sessionId, { state: 'paused' });
}
