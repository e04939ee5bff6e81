/** Ends that are known before they count, for whoever goes on with the session. `finishTrial` removes them. */
import type { Connection } from './connection.ts';
import type { Store } from './store.ts';
import type { HeldEnd } from './store/trials.ts';

export function holdEnd(connection: Connection, trialId: number, { state, failure, at }: HeldEnd): void {
  connection.write(() =>
    connection.run('INSERT OR REPLACE INTO held_ends (trial_id, state, failure, at) VALUES (?, ?, ?, ?)', [
      trialId,
      state,
      failure,
      at,
    ]),
  );
}

export function heldEnds(connection: Connection, sessionId: number): ReturnType<Store['heldEnds']> {
  return connection.all(
    `SELECT trials.id AS trialId, ordinal, held_ends.state, held_ends.failure, at
     FROM held_ends JOIN trials ON trials.id = trial_id WHERE session_id = ? ORDER BY at, ordinal`,
    [sessionId],
  );
}
