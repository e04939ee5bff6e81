/** Sessions of a study. */
import { randomUUID } from 'node:crypto';
import { TrialdeckError } from '../shared/errors.ts';
import type { JobState } from '../shared/job-state.ts';
import type { Session } from '../shared/model.ts';
import { changed } from './changed.ts';
import type { Connection } from './connection.ts';
import { changeJob, createJob } from './jobs.ts';
import type { NewSession, SessionChange } from './store/sessions.ts';
import { findStudy, touchStudy } from './studies.ts';

interface SessionRow {
  readonly id: number;
  readonly study_id: number;
  readonly number: number;
  readonly job_id: number;
  readonly strategy: string;
  readonly stop_rule: string | null;
  readonly seed: number;
  readonly budget: string;
  readonly workers: number;
  readonly runs_on: string | null;
  readonly width: number | null;
  readonly remeasure: number;
  readonly state: JobState;
  readonly stopped: number;
  readonly reason: string | null;
  readonly ended: string | null;
  readonly created_at: string;
  readonly finished_at: string | null;
  readonly active_ms: number;
}

/** What a session is doing is told by its job: in subqueries, as a join is planned anew for every value that it is given. */
const SELECT = `SELECT *,
  (SELECT state FROM jobs_now AS jobs WHERE jobs.id = job_id) AS state,
  (SELECT reason FROM jobs_now AS jobs WHERE jobs.id = job_id) AS reason,
  (SELECT stopped FROM jobs_now AS jobs WHERE jobs.id = job_id) AS stopped,
  (SELECT finished_at FROM jobs_now AS jobs WHERE jobs.id = job_id) AS finished_at,
  (SELECT active_ms FROM jobs_now AS jobs WHERE jobs.id = job_id) AS active_ms
  FROM sessions`;

export function createSession(connection: Connection, session: NewSession, parent: number | null = null): Session {
  return connection.write(() => {
    const { id: studyId } = findStudy(connection, session.studyId);
    const job = createJob(connection, { kind: 'search', studyId, parent, about: {}, cores: 'all' });
    const { id } = connection.run(
      `INSERT INTO sessions (uid, study_id, number, job_id, strategy, stop_rule, seed, budget, workers, runs_on, width, remeasure, created_at)
       VALUES (?, ?, (SELECT coalesce(max(number), 0) + 1 FROM sessions WHERE study_id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        randomUUID(),
        studyId,
        studyId,
        job.id,
        JSON.stringify(session.strategy),
        session.stopRule && JSON.stringify(session.stopRule),
        session.seed,
        JSON.stringify(session.budget),
        session.workers,
        session.on ?? null,
        session.width ?? null,
        Number(session.remeasure ?? false),
        connection.now(),
      ],
    );
    touchStudy(connection, studyId);
    return findSession(connection, id);
  });
}

/** @throws TrialdeckError not-found */
export function findSession(connection: Connection, sessionId: number): Session {
  const row = connection.first<SessionRow>(`${SELECT} WHERE id = ?`, [sessionId]);
  if (!row) throw missingSession(sessionId);
  return sessionOf(row);
}

export function missingSession(sessionId: number): TrialdeckError {
  return new TrialdeckError('not-found', `There is no session ${sessionId}.`, 'sessionId');
}

/** @throws TrialdeckError not-found */
export function sessionUid(connection: Connection, sessionId: number): string {
  const row = connection.first<{ uid: string }>('SELECT uid FROM sessions WHERE id = ?', [sessionId]);
  if (!row) throw missingSession(sessionId);
  return row.uid;
}

export function sessionsOf(connection: Connection, studyId: number): readonly Session[] {
  return connection.all<SessionRow>(`${SELECT} WHERE study_id = ? ORDER BY id`, [studyId]).map(sessionOf);
}

export function changeSession(connection: Connection, sessionId: number, change: SessionChange): void {
  const { state, stopped, failure: reason, finishedAt, activeMs } = change;
  const durable = state !== undefined && state !== 'running' && state !== 'waiting';
  connection.write(() => {
    const { studyId, jobId, budget, workers, on, ended } = changed(findSession(connection, sessionId), change);
    changeJob(connection, jobId, { state, stopped, reason, finishedAt, activeMs });
    const values = [JSON.stringify(budget), workers, on, ended, sessionId];
    connection.run('UPDATE sessions SET budget = ?, workers = ?, runs_on = ?, ended = ? WHERE id = ?', values);
    touchStudy(connection, studyId);
  }, durable);
}

function sessionOf(row: SessionRow): Session {
  return {
    id: row.id,
    studyId: row.study_id,
    number: row.number,
    jobId: row.job_id,
    strategy: JSON.parse(row.strategy) as Session['strategy'],
    stopRule: row.stop_rule === null ? null : (JSON.parse(row.stop_rule) as Session['stopRule']),
    seed: row.seed,
    budget: JSON.parse(row.budget) as Session['budget'],
    workers: row.workers,
    on: row.runs_on,
    width: row.width,
    remeasure: row.remeasure === 1,
    state: row.state,
    stopped: row.stopped === 1,
    failure: row.reason,
    ended: row.ended,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    activeMs: row.active_ms,
  };
}
