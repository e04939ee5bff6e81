/** Jobs, their place in line and their log. */
import { TrialdeckError } from '../shared/errors.ts';
import type { JobFilter, JobKind, JobLogLine, JobProgress, JobSubject } from '../shared/job.ts';
import type { JobState } from '../shared/job-state.ts';
import { changed } from './changed.ts';
import type { Connection } from './connection.ts';
import type { JobChange, NewJob, StoredJob } from './store/jobs.ts';

interface JobRow {
  readonly id: number;
  readonly kind: JobKind;
  readonly study_id: number | null;
  readonly parent: number | null;
  readonly part: number;
  readonly about: string;
  readonly session_id: number | null;
  readonly experiment_id: number | null;
  readonly confirmation_id: number | null;
  readonly cores: StoredJob['cores'];
  readonly state: JobState;
  readonly place: number | null;
  readonly reason: string | null;
  readonly stopped: number;
  readonly progress: string;
  readonly result: string | null;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
  readonly active_ms: number;
}

const MOST_JOBS = 200;
const MOST_LINES = 200;

const SELECT = `SELECT jobs.*,
  (SELECT id FROM sessions WHERE job_id = jobs.id) AS session_id,
  (SELECT id FROM experiments WHERE job_id = jobs.id) AS experiment_id,
  (SELECT id FROM confirmations WHERE job_id = jobs.id) AS confirmation_id
  FROM jobs_now AS jobs`;
const AT_THE_END = `(SELECT 1 + coalesce(max(place), 0) FROM jobs)`;

export function createJob(connection: Connection, { kind, studyId, parent, about, cores }: NewJob): StoredJob {
  return connection.write(() => {
    const { id } = connection.run(
      `INSERT INTO jobs (kind, study_id, parent, part, about, cores, state, place, created_at)
       VALUES (?, ?, ?, ?, ?, ?, 'waiting', ${AT_THE_END}, ?)`,
      [kind, studyId, parent, Number(parent !== null), JSON.stringify(about), cores, connection.now()],
    );
    return findJob(connection, id);
  });
}

/** @throws TrialdeckError not-found */
export function findJob(connection: Connection, jobId: number): StoredJob {
  const row = connection.first<JobRow>(`${SELECT} WHERE id = ?`, [jobId]);
  if (!row) throw new TrialdeckError('not-found', `There is no job ${jobId}.`, 'jobId');
  return jobOf(row);
}

/** A part of another job, also of one that is deleted, is listed only where it works on its own. */
const LISTED = `(part = 0 OR (state IN ('running', 'waiting')
  AND NOT EXISTS (SELECT 1 FROM jobs_now AS whole WHERE whole.id = jobs.parent AND whole.state = 'running')))`;

const OF_A_STUDY_THAT_IS_THERE = `(study_id IS NULL OR study_id IN (SELECT id FROM studies WHERE deleted_at IS NULL))`;

/** What had finished when it came with the product is listed only where its study is asked for. */
const NOT_BROUGHT_ALONG = `(sample = 0 OR study_id = :studyId OR state <> 'finished')`;

export function jobsOf(connection: Connection, { states, kinds, studyId }: JobFilter): readonly StoredJob[] {
  return connection
    .all<JobRow>(
      `${SELECT} WHERE ${LISTED}
         AND ${OF_A_STUDY_THAT_IS_THERE}
         AND ${NOT_BROUGHT_ALONG}
         AND (:states IS NULL OR state IN (SELECT value FROM json_each(:states)))
         AND (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))
         AND (:studyId IS NULL OR study_id = :studyId)
       ORDER BY CASE state WHEN 'running' THEN 0 WHEN 'waiting' THEN 1 WHEN 'paused' THEN 2 ELSE 3 END, place,
         finished_at DESC, id DESC LIMIT ${MOST_JOBS}`,
      { states: asJson(states), kinds: asJson(kinds), studyId: studyId ?? null },
    )
    .map(jobOf);
}

export function unfinishedJobs(connection: Connection): readonly StoredJob[] {
  return connection.all<JobRow>(`${SELECT} WHERE state IN ('running', 'waiting') ORDER BY state, place, id`).map(jobOf);
}

/** What ends the running (paused, finished, failed) is on disk when the call returns, and all before it too. */
export function changeJob(connection: Connection, jobId: number, change: JobChange): void {
  const durable = change.state !== undefined && change.state !== 'running' && change.state !== 'waiting';
  connection.write(() => {
    const before = findJob(connection, jobId);
    const job = changed(before, change);
    const place = job.state === 'waiting' ? (before.state === 'waiting' ? '' : `, place = ${AT_THE_END}`) : ', place = NULL';
    overwrite(connection, 'main.jobs', job, place);
    forgetHeld(connection, jobId);
  }, durable);
}

/**
 * The change as everyone is told of it, although it could not be written: in memory until the job is next changed or deleted. A job
 * that has ended has no place in line.
 */
export function holdJob(connection: Connection, jobId: number, change: JobChange): void {
  const job = changed(findJob(connection, jobId), change);
  connection.run('INSERT OR IGNORE INTO held_jobs SELECT * FROM main.jobs WHERE id = ?', [jobId]);
  overwrite(connection, 'held_jobs', job, ', place = NULL');
}

/** Those whose change has yet to be written. */
export function heldJobs(connection: Connection): readonly StoredJob[] {
  return connection.all<JobRow>(`${SELECT} WHERE id IN (SELECT id FROM held_jobs) ORDER BY id`).map(jobOf);
}

function overwrite(connection: Connection, table: 'main.jobs' | 'held_jobs', job: StoredJob, place: string): void {
  connection.run(
    `UPDATE ${table} SET state = ?, reason = ?, stopped = ?, progress = ?, result = ?, started_at = ?, finished_at = ?,
       active_ms = ?${place} WHERE id = ?`,
    [
      job.state,
      job.reason,
      Number(job.stopped),
      JSON.stringify(job.progress),
      job.result === undefined ? null : JSON.stringify(job.result),
      job.startedAt,
      job.finishedAt,
      job.activeMs,
      job.id,
    ],
  );
}

function forgetHeld(connection: Connection, jobId: number): void {
  connection.run('DELETE FROM held_jobs WHERE id = ?', [jobId]);
}

/** With the session that has not begun, the experiment or the confirmation that it runs: a session that has begun goes with its study only. */
export function deleteJob(connection: Connection, jobId: number): void {
  connection.write(() => {
    findJob(connection, jobId);
    connection.run('DELETE FROM sessions WHERE job_id = ?', [jobId]);
    connection.run('DELETE FROM experiments WHERE job_id = ?', [jobId]);
    connection.run('DELETE FROM confirmations WHERE job_id = ?', [jobId]);
    connection.run('DELETE FROM jobs WHERE id = ?', [jobId]);
    forgetHeld(connection, jobId);
  });
}

/** Removes the oldest ended jobs of a kind but the last ones. */
export function trimJobs(connection: Connection, kind: JobKind, keep: number): void {
  connection.write(() => {
    connection.run(
      `DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE kind = ? AND state IN ('finished', 'failed')
         ORDER BY id DESC LIMIT -1 OFFSET ?)`,
      [kind, keep],
    );
  });
}

/** Keeps the last lines of a job. */
export function writeLog(connection: Connection, jobId: number, { level, text }: Omit<JobLogLine, 'at'>): void {
  connection.write(() => {
    const { line } = connection.first<{ line: number }>(
      'SELECT 1 + coalesce(max(line), 0) AS line FROM job_log WHERE job_id = ?',
      [jobId],
    )!;
    connection.run('INSERT INTO job_log (job_id, line, at, level, text) VALUES (?, ?, ?, ?, ?)', [
      jobId,
      line,
      connection.now(),
      level,
      text,
    ]);
    connection.run('DELETE FROM job_log WHERE job_id = ? AND line <= ?', [jobId, line - MOST_LINES]);
  });
}

export function jobLog(connection: Connection, jobId: number): readonly JobLogLine[] {
  return connection.all<JobLogLine>('SELECT at, level, text FROM job_log WHERE job_id = ? ORDER BY line', [jobId]);
}

function asJson(list: readonly string[] | undefined): string | null {
  return list === undefined ? null : JSON.stringify(list);
}

function jobOf(row: JobRow): StoredJob {
  return {
    id: row.id,
    kind: row.kind,
    studyId: row.study_id,
    parent: row.parent,
    part: row.part === 1,
    about: {
      ...(JSON.parse(row.about) as JobSubject),
      ...(row.session_id !== null && { sessionId: row.session_id }),
      ...(row.experiment_id !== null && { experimentId: row.experiment_id }),
      ...(row.confirmation_id !== null && { confirmationId: row.confirmation_id }),
    },
    cores: row.cores,
    state: row.state,
    reason: row.reason,
    stopped: row.stopped === 1,
    progress: JSON.parse(row.progress) as JobProgress,
    result: row.result === null ? undefined : JSON.parse(row.result),
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    activeMs: row.active_ms,
  };
}
