/** Copies of whole studies from one database to another. Ids are given anew; the study's uid stays and tells copies apart. */
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TrialdeckError } from '../shared/errors.ts';
import type { Environment } from '../shared/model.ts';
import { openConnection, type Connection } from './connection.ts';
import { checkDatabaseFile } from './database-file.ts';
import { environmentId } from './environments.ts';
import { MIGRATIONS } from './migrations.ts';
import { joined, literal, sql, type Sql } from './sql.ts';
import { findStudy } from './studies.ts';

/**
 * Writes the study with everything that belongs to it to a new database of its own, as small as it can be and in one file.
 *
 * @throws TrialdeckError not-found for the study, usage where the file exists
 */
export function exportStudy(from: Connection, studyId: number, file: string): void {
  findStudy(from, studyId);
  if (existsSync(file)) throw new TrialdeckError('usage', `The file ${file} exists. Choose another name.`, 'file');
  const partial = `${file}.partial`;
  rmSync(partial, { force: true });
  try {
    const to = openConnection(partial, { ...from.options, readOnly: false, journal: 'delete' });
    try {
      copyStudy(from, studyId, to);
      to.run('VACUUM');
    } finally {
      to.close();
    }
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/**
 * Copies all studies of the file that are not here yet and returns their ids here. The file stays as it is: one of an older
 * version is read from a copy that was brought to this one.
 *
 * @param options.sample whether they count as studies that came with the product
 * @throws TrialdeckError unavailable where the file is no database that this program knows
 */
export function importStudies(into: Connection, file: string, options: { readonly sample: boolean }): readonly number[] {
  const { migrations = MIGRATIONS, nativeBinding } = into.options;
  const use = { readOnly: true, version: migrations.length, nativeBinding, olderToo: true };
  if (checkDatabaseFile(file, use) === migrations.length) return copyStudies(file, into, options.sample);
  const folder = mkdtempSync(join(tmpdir(), 'trialdeck-import-'));
  try {
    const copy = join(folder, 'copy.db');
    copyFileSync(file, copy);
    openConnection(copy, { ...into.options, readOnly: false, journal: 'delete' }).close();
    return copyStudies(copy, into, options.sample);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function copyStudies(file: string, into: Connection, sample: boolean): readonly number[] {
  const from = openConnection(file, { ...into.options, readOnly: true });
  try {
    return into.write(() => {
      const copied = from
        .all<{ id: number; uid: string }>('SELECT id, uid FROM studies WHERE deleted_at IS NULL ORDER BY id')
        .filter(({ uid }) => !into.first('SELECT 1 FROM studies WHERE uid = ?', [uid]))
        .map(({ id }) => copyStudy(from, id, into));
      for (const id of copied) into.run('UPDATE studies SET sample = ? WHERE id = ?', [Number(sample), id]);
      return copied;
    });
  } finally {
    from.close();
  }
}

/**
 * Ids move up by what the database has given out, so that references move with them. Epochs and row results go before their
 * trials, as a finished trial takes none: foreign keys are checked at the end. What runs or waits there does not run here: jobs
 * come over paused and trials queued, and sessions without the command that started their workers there.
 */
function copyStudy(from: Connection, studyId: number, into: Connection): number {
  return from.read(() =>
    into.write(() => {
      into.run('PRAGMA defer_foreign_keys = ON');
      const [study, session, trial] = [lastId(into, 'studies'), lastId(into, 'sessions'), lastId(into, 'trials')];
      const [experiment, job] = [lastId(into, 'experiments'), lastId(into, 'jobs')];
      const environments = JSON.stringify(copyEnvironments(from, into, studyId));
      const environment_id = sql`${environments} ->> ('$."' || environment_id || '"')`;
      const [study_id, trial_id] = [sql`study_id + ${study}`, sql`trial_id + ${trial}`];
      const ofStudy = sql`study_id = ${studyId}`;
      const ofTrials = sql`trial_id IN (SELECT id FROM trials WHERE ${ofStudy})`;

      copyRows(from, into, 'studies', sql`id = ${studyId}`, { id: sql`id + ${study}` });
      const job_id = sql`job_id + ${job}`;
      const itsJobs = sql`${ofStudy} AND kind IN ('search', 'experiment')`;
      copyRows(from, into, 'jobs', itsJobs, {
        id: sql`id + ${job}`,
        study_id,
        parent: sql`parent + ${job}`,
        state: PAUSED,
        place: sql`NULL`,
      });
      copyRows(from, into, 'job_log', sql`job_id IN (SELECT id FROM jobs WHERE ${itsJobs})`, { job_id });
      copyRows(from, into, 'sessions', ofStudy, {
        id: sql`id + ${session}`,
        uid: NEW_UID,
        study_id,
        runs_on: sql`NULL`,
        job_id,
      });
      copyRows(from, into, 'epochs', ofTrials, { trial_id });
      copyRows(from, into, 'row_results', ofTrials, { trial_id });
      copyRows(from, into, 'counted_trials', sql`session_id IN (SELECT id FROM sessions WHERE ${ofStudy})`, {
        session_id: sql`session_id + ${session}`,
      });
      copyRows(from, into, 'trials', ofStudy, {
        id: sql`id + ${trial}`,
        study_id,
        session_id: sql`session_id + ${session}`,
        environment_id,
        state: QUEUED,
        worker: FREED,
      });
      copyRows(from, into, 'trial_origins', ofTrials, { trial_id });
      copyRows(from, into, 'trial_stops', ofTrials, { trial_id });
      copyRows(from, into, 'trial_words', ofTrials, { trial_id });
      copyRows(from, into, 'evaluations', ofTrials, { id: sql`NULL`, trial_id, environment_id });
      copyRows(from, into, 'experiments', ofStudy, { id: sql`id + ${experiment}`, study_id, job_id });
      copyRows(from, into, 'experiment_runs', sql`experiment_id IN (SELECT id FROM experiments WHERE ${ofStudy})`, {
        experiment_id: sql`experiment_id + ${experiment}`,
        session_id: sql`session_id + ${session}`,
        state: sql`iif(state = 'running', 'waiting', state)`,
      });
      copyRows(from, into, 'vault_readings', ofStudy, { id: sql`NULL`, study_id, trial_id });
      return studyId + study;
    }),
  );
}

/** The checkpoints of a session stay where they were made: its copy has none. */
const NEW_UID = sql`lower(hex(randomblob(16)))`;
const PAUSED = sql`iif(state IN ('running', 'waiting'), 'paused', state)`;
const QUEUED = sql`iif(state = 'running', 'queued', state)`;
const FREED = sql`iif(state = 'running', NULL, worker)`;

/** Copies the rows that fulfil the condition, with some columns computed anew. */
function copyRows(
  from: Connection,
  into: Connection,
  table: string,
  condition: Sql,
  computed: Readonly<Record<string, Sql>>,
): void {
  const columns = from.all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${table})`).map(({ name }) => name);
  const values = columns.map((name) => computed[name] ?? literal(name));
  const places = `(${columns.map(() => '?').join(', ')})`;
  for (const rows of batches(from.each(sql`SELECT ${joined(values, ', ')} FROM ${literal(table)} WHERE ${condition}`)))
    into.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map(() => places).join(', ')}`, rows.flat());
}

/** Rows that one statement writes: a call for each row takes a third of the time of copying. */
const ROWS_AT_ONCE = 50;

function* batches<Row>(rows: Iterable<Row>): Generator<readonly Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The last id that was given out, also to a row that is gone. */
function lastId(connection: Connection, table: string): number {
  return connection.first<{ seq: number }>(sql`SELECT seq FROM sqlite_sequence WHERE name = ${table}`)?.seq ?? 0;
}

/** Ids there to ids here. */
function copyEnvironments(from: Connection, into: Connection, studyId: number): Readonly<Record<number, number>> {
  const used = from.tuples<[number, string]>(
    sql`SELECT id, content FROM environments WHERE id IN (SELECT environment_id FROM trials WHERE study_id = ${studyId}
        UNION SELECT evaluations.environment_id FROM evaluations JOIN trials ON trials.id = trial_id WHERE study_id = ${studyId})`,
  );
  return Object.fromEntries(used.map(([id, content]) => [id, environmentId(into, JSON.parse(content) as Environment)]));
}
