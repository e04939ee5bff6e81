/** A session at a glance, counted in SQL: reading 30,000 trials to count them would hold up every other answer. */
import { objectiveOf, type Directed } from '../shared/measure.ts';
import type { Connection } from './connection.ts';
import { bestFirst, winnerByMean } from './incumbent.ts';
import { findSession } from './sessions.ts';
import type { SessionTotals } from './store/sessions.ts';
import { findStudy } from './studies.ts';

type Counts = Omit<SessionTotals, 'incumbent' | 'winner'>;

/** @throws TrialdeckError not-found */
export function sessionTotals(connection: Connection, sessionId: number): SessionTotals {
  return connection.read(() => {
    const { studyId } = findSession(connection, sessionId);
    const objective = objectiveOf(findStudy(connection, studyId));
    return {
      ...countsOf(connection, sessionId),
      incumbent: incumbentOfSession(connection, sessionId, objective),
      winner: winnerByMean(connection, studyId, objective, sessionId),
    };
  });
}

/** @throws TrialdeckError not-found */
export function winnerOfSession(connection: Connection, sessionId: number): SessionTotals['winner'] {
  return connection.read(() => {
    const { studyId } = findSession(connection, sessionId);
    return winnerByMean(connection, studyId, objectiveOf(findStudy(connection, studyId)), sessionId);
  });
}

/** What a trial inherited from its parent was trained by the parent. */
function countsOf(connection: Connection, sessionId: number): Counts {
  return connection.first<Counts>(
    `SELECT count(*) AS trials, count(trials.sequence) AS finished,
       coalesce(sum(trials.epochs_done - coalesce(parent.epochs_done, 0)), 0) AS epochs,
       count(*) - count(trials.bracket) AS outsideBrackets, count(trials.repeats) AS repeats
     FROM trials LEFT JOIN trials AS parent ON parent.session_id = trials.session_id AND parent.ordinal = trials.parent
     WHERE trials.session_id = ?`,
    [sessionId],
  )!;
}

/** Of equals the one asked first. */
export function incumbentOfSession(connection: Connection, sessionId: number, objective: Directed): SessionTotals['incumbent'] {
  const best = connection.first<NonNullable<SessionTotals['incumbent']>>(
    `SELECT id AS trialId, number, result AS value FROM trials WHERE session_id = ? AND result IS NOT NULL
     ORDER BY result ${bestFirst(objective)}, number LIMIT 1`,
    [sessionId],
  );
  return best ?? null;
}
