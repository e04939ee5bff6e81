/** Sessions of a study. */
import { randomUUID } from 'node:crypto';
import { TrialdeckError } from '../shared/errors.ts';
import type { Session, SessionState } from '../shared/model.ts';
import { changed } from './changed.ts';
import type { Connection } from './connection.ts';
import type { NewSession, SessionChange } from './store.ts';
import { findStudy, touchStudy } from './studies.ts';

interface SessionRow {
  readonly id: number;
  readonly study_id: number;
  readonly strategy: string;
  readonly stop_rule: string | null;
  readonly seed: number;
  readonly budget: string;
  readonly workers: number;
  readonly runs_on: string | null;
  readonly state: SessionState;
  readonly stopped: number;
  readonly failure: string | null;
  readonly created_at: string;
  readonly finished_at: string | null;
  readonly active_ms: number;
}

export function createSession(connection: Connection, session: NewSession): Session {
  return connection.write(() => {
    const { id: studyId } = findStudy(connection, session.studyId);
    const { id } = connection.run(
      `INSERT INTO sessions (uid, study_id, strategy, stop_rule, seed, budget, workers, runs_on, state, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'running', ?)`,
      [
        randomUUID(),
        studyId,
        JSON.stringify(session.strategy),
        session.stopRule && JSON.stringify(session.stopRule),
        session.seed,
        JSON.stringify(session.budget),
        session.workers,
        session.on ?? null,
        connection.now(),
      ],
    );
    touchStudy(connection, studyId);
    return findSession(connection, id);
  });
}

/** @throws TrialdeckError not-found */
export function findSession(connection: Connection, sessionId: number): Session {
  const row = connection.first<SessionRow>('SELECT * FROM sessions WHERE id = ?', [sessionId]);
  if (!row) throw new TrialdeckError('not-found', `There is no session ${sessionId}.`, 'sessionId');
  return sessionOf(row);
}

/** @throws TrialdeckError not-found */
export function sessionUid(connection: Connection, sessionId: number): string {
  const row = connection.first<{ uid: string }>('SELECT uid FROM sessions WHERE id = ?', [sessionId]);
  if (!row) throw new TrialdeckError('not-found', `There is no session ${sessionId}.`, 'sessionId');
  return row.uid;
}

export function sessionsOf(connection: Connection, studyId: number): readonly Session[] {
  return connection.all<SessionRow>('SELECT * FROM sessions WHERE study_id = ? ORDER BY id', [studyId]).map(sessionOf);
}

/** A change that ends the running (paused, finished, failed) is on disk when the call returns, and all before it too. */
export function changeSession(connection: Connection, sessionId: number, change: SessionChange): void {
  const durable = change.state !== undefined && change.state !== 'running';
  connection.write(() => {
    const { studyId, ...session } = changed(findSession(connection, sessionId), change);
    connection.run(
      'UPDATE sessions SET state = ?, stopped = ?, failure = ?, finished_at = ?, active_ms = ?, budget = ?, workers = ?, runs_on = ? WHERE id = ?',
      [
        session.state,
        Number(session.stopped),
        session.failure,
        session.finishedAt,
        session.activeMs,
        JSON.stringify(session.budget),
        session.workers,
        session.on,
        sessionId,
      ],
    );
    touchStudy(connection, studyId);
  }, durable);
}

function sessionOf(row: SessionRow): Session {
  return {
    id: row.id,
    studyId: row.study_id,
    strategy: JSON.parse(row.strategy) as Session['strategy'],
    stopRule: row.stop_rule === null ? null : (JSON.parse(row.stop_rule) as Session['stopRule']),
    seed: row.seed,
    budget: JSON.parse(row.budget) as Session['budget'],
    workers: row.workers,
    on: row.runs_on,
    state: row.state,
    stopped: row.stopped === 1,
    failure: row.failure,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    activeMs: row.active_ms,
  };
}
