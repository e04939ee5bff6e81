/** Copies of whole studies from one database to another. Ids are given anew; the study's uid stays and tells copies apart. */
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEPT_WITH_STUDY } from '../shared/job.ts';
import { draftOf, refuseTaken } from './back-up.ts';
import { IN_MEMORY, openConnection, type Connection, type ConnectionOptions } from './connection.ts';
import { copyRows, tablesOf, withSource } from './copy-rows.ts';
import { checkDatabaseFile } from './database-file.ts';
import { keyMovedBy, ofTrial } from './epoch-key.ts';
import { MIGRATIONS } from './migrations.ts';
import { list, literal, sql, type Sql } from './sql.ts';
import type { Exported, Imported } from './store/copies.ts';
import { findStudy } from './studies.ts';

/** What follows from the rest goes, and what a person noted for nobody but themselves. */
const PRUNING = [
  'DELETE FROM trial_words',
  'DELETE FROM counted_trials',
  'DELETE FROM job_log',
  `UPDATE studies SET note = ''`,
  `UPDATE trials SET note = '', tags = '[]', starred = 0`,
];

/**
 * Writes the study with everything that belongs to it to a new database of its own, as small as it can be and in one file.
 *
 * @throws TrialdeckError not-found for the study, usage where the file or its draft exists
 */
export function exportStudy(from: Connection, studyId: number, file: string, exported: Exported = { pruned: false }): void {
  const { pruned, comparison } = exported;
  findStudy(from, studyId);
  refuseTaken(file);
  const partial = draftOf(file);
  const whole = draftOf(partial);
  refuseTaken(partial);
  const remove = (): void => {
    for (const name of [partial, whole]) rmSync(name, { force: true });
  };
  try {
    const to = openConnection(partial, { ...from.options, readOnly: false, journal: 'delete' });
    try {
      if (from.file === IN_MEMORY) from.run('VACUUM INTO ?', [whole]);
      withSource(from, to, () => copyStudy(to, studyId, { comparison }), from.file === IN_MEMORY ? whole : from.file);
      if (pruned) for (const statement of PRUNING) to.run(statement);
      to.run('VACUUM');
    } finally {
      to.close();
    }
    renameSync(partial, file);
  } finally {
    remove();
  }
}

/**
 * Copies all studies of the file that are not here yet and returns their ids here. The file stays as it is, and nothing that stands
 * in it runs: its rows are read. Those of an older version are brought to this one in a database between.
 *
 * @throws TrialdeckError unavailable where the file is no database that this program knows
 */
export function importStudies(into: Connection, file: string, options: Imported): readonly number[] {
  const { migrations = MIGRATIONS, nativeBinding } = into.options;
  const use = { readOnly: true, version: migrations.length, nativeBinding, olderToo: true };
  const version = checkDatabaseFile(file, use);
  if (version === migrations.length) return copyStudies(file, into, options);
  const folder = mkdtempSync(join(tmpdir(), 'trialdeck-import-'));
  try {
    const copy = join(folder, 'copy.db');
    copyTables(file, copy, { ...into.options, migrations: migrations.slice(0, version) });
    openConnection(copy, { ...into.options, readOnly: false, journal: 'delete' }).close();
    return copyStudies(copy, into, options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Into a new database whose tables and triggers are those of this program at that version. */
function copyTables(file: string, copy: string, options: ConnectionOptions): void {
  const to = openConnection(copy, { ...options, readOnly: false, journal: 'delete' });
  try {
    reading(file, options, (from) => {
      withSource(from, to, () => {
        for (const table of tablesOf(to, 'main')) copyRows(to, table, literal('TRUE'), {});
      });
    });
  } finally {
    to.close();
  }
}

function copyStudies(file: string, into: Connection, { sample, number }: Imported): readonly number[] {
  return reading(file, into.options, (from) =>
    withSource(from, into, () => {
      const copied = into
        .all<{ id: number }>(
          `SELECT id FROM source.studies WHERE deleted_at IS NULL AND confirms IS NULL AND uid NOT IN (SELECT uid FROM main.studies) ORDER BY id`,
        )
        .map(({ id }) => copyStudy(into, id, { number }));
      for (const id of copied) {
        into.run('UPDATE studies SET sample = ? WHERE id = ?', [Number(sample), id]);
        into.run('UPDATE jobs SET sample = ? WHERE study_id = ?', [Number(sample), id]);
      }
      return copied;
    }),
  );
}

function reading<Result>(file: string, options: ConnectionOptions, read: (from: Connection) => Result): Result {
  const from = openConnection(file, { ...options, readOnly: true });
  try {
    return read(from);
  } finally {
    from.close();
  }
}

/**
 * Ids move up by what the database has given out, so that references move with them; that of the study, which people type, becomes the
 * next one. Epochs and row results go before their trials, as a finished trial takes none: foreign keys are checked at the end. What
 * runs or waits there does not run here: jobs come over paused and trials queued, and sessions without the command that started their
 * workers there. With a comparison, what that rests on alone is copied: see `Exported`.
 */
function copyStudy(into: Connection, studyId: number, { number = lastId(into, 'studies') + 1, comparison }: Copied): number {
  const study = number - studyId;
  const [isWhole, epochs, experiments] =
    comparison === undefined
      ? [literal('TRUE'), {}, literal('TRUE')]
      : [literal('FALSE'), { others: UNMEASURED }, sql`id = ${comparison}`];
  const [session, trial] = [lastId(into, 'sessions'), lastId(into, 'trials')];
  const [experiment, job, confirmation] = [lastId(into, 'experiments'), lastId(into, 'jobs'), lastId(into, 'confirmations')];
  const [study_id, trial_id, job_id] = [sql`study_id + ${study}`, sql`trial_id + ${trial}`, sql`job_id + ${job}`];
  const itself = sql`(id = ${studyId} OR (confirms = ${studyId} AND ${isWhole}))`;
  const ofStudy = sql`study_id IN (SELECT id FROM source.studies WHERE ${itself})`;
  const ofTrials = sql`trial_id IN (SELECT id FROM source.trials WHERE ${ofStudy})`;
  const itsEpochs = sql`id IN (SELECT epochs.id FROM source.trials JOIN source.epochs ON ${literal(ofTrial('trials.id'))} WHERE ${ofStudy})`;
  const itsJobs = sql`${ofStudy} AND (kind IN ${list(KEPT_WITH_STUDY)} OR id IN ${jobsNamedBy(ofStudy)})`;
  copyEnvironments(into, ofStudy);
  copyRows(into, 'studies', itself, { id: sql`id + ${study}`, confirms: sql`confirms + ${study}` });
  copyRows(into, 'authored', sql`${ofStudy} AND ${isWhole}`, { study_id });
  copyRows(into, 'jobs', itsJobs, {
    id: sql`id + ${job}`,
    study_id,
    parent: sql`parent + ${job}`,
    state: PAUSED,
    place: sql`NULL`,
  });
  copyRows(into, 'job_log', sql`job_id IN (SELECT id FROM source.jobs WHERE ${itsJobs})`, { job_id });
  copyRows(into, 'sessions', ofStudy, {
    id: sql`id + ${session}`,
    uid: NEW_UID,
    study_id,
    runs_on: sql`NULL`,
    job_id,
  });
  copyRows(into, 'epochs', itsEpochs, { id: literal(keyMovedBy(trial)), ...epochs });
  copyRows(into, 'row_results', sql`${ofTrials} AND ${isWhole}`, { trial_id });
  copyRows(into, 'counted_trials', sql`(${ofStudy} OR session_id IN (SELECT id FROM source.sessions WHERE ${ofStudy}))`, {
    study_id,
    session_id: sql`session_id + ${session}`,
  });
  copyRows(into, 'trials', ofStudy, {
    id: sql`id + ${trial}`,
    study_id,
    session_id: sql`session_id + ${session}`,
    environment_id: ENVIRONMENT,
    state: QUEUED,
    worker: FREED,
  });
  copyRows(into, 'trial_origins', ofTrials, { trial_id });
  copyRows(into, 'trial_stops', ofTrials, { trial_id });
  copyRows(into, 'held_ends', sql`${ofTrials} AND NOT EXISTS (${UNRECORDED})`, { trial_id });
  copyRows(into, 'trial_words', ofTrials, { trial_id });
  copyRows(into, 'evaluations', ofTrials, { id: sql`NULL`, trial_id, environment_id: ENVIRONMENT });
  const itsExperiments = sql`${ofStudy} AND ${experiments}`;
  copyRows(into, 'experiments', itsExperiments, { id: sql`id + ${experiment}`, study_id, job_id });
  copyRows(into, 'experiment_runs', sql`experiment_id IN (SELECT id FROM source.experiments WHERE ${itsExperiments})`, {
    experiment_id: sql`experiment_id + ${experiment}`,
    session_id: sql`session_id + ${session}`,
    state: sql`iif(state = 'running', 'waiting', state)`,
  });
  copyRows(into, 'confirmations', sql`${ofStudy} AND ${isWhole}`, {
    id: sql`id + ${confirmation}`,
    study_id,
    job_id,
    session_id: sql`session_id + ${session}`,
  });
  copyRows(into, 'vault_readings', ofStudy, { id: sql`NULL`, study_id, trial_id });
  return studyId + study;
}

interface Copied {
  /** What the study is called by from then on. */
  readonly number?: number | undefined;
  readonly comparison?: number | undefined;
}

/** Those that something of the study belongs to, with those that they are parts of, of whatever kind: without one its rows lead nowhere. */
function jobsNamedBy(ofStudy: Sql): Sql {
  return sql`(WITH RECURSIVE named (id) AS (
    SELECT job_id FROM source.sessions WHERE ${ofStudy}
    UNION SELECT job_id FROM source.experiments WHERE ${ofStudy}
    UNION SELECT job_id FROM source.confirmations WHERE ${ofStudy}
    UNION SELECT parent FROM source.jobs JOIN named USING (id) WHERE parent IS NOT NULL
  ) SELECT id FROM named)`;
}

/** Of an epoch, what is measured beside the objective. */
const UNMEASURED = sql`jsonb('{"train":{},"stop":{},"select":{},"confirm":{},"facts":{}}')`;
/** Of the same content, whose id here is another. */
const ENVIRONMENT = sql`(SELECT here.id FROM main.environments AS here JOIN source.environments AS there USING (content)
  WHERE there.id = environment_id)`;
/** Epochs that count for nothing yet stay where they were told, and the ends of their trials with them: the copy trains them again. */
const UNRECORDED = sql`SELECT 1 FROM source.held_epochs JOIN source.trials ON trials.id = held_epochs.trial_id
  WHERE held_epochs.trial_id = held_ends.trial_id AND epoch > epochs_done`;
/** The checkpoints of a session stay where they were made: its copy has none. */
const NEW_UID = sql`lower(hex(randomblob(16)))`;
const PAUSED = sql`iif(state IN ('running', 'waiting'), 'paused', state)`;
const QUEUED = sql`iif(state = 'running', 'queued', state)`;
const FREED = sql`iif(state = 'running', NULL, worker)`;

/** The last id that was given out, also to a row that is gone. */
function lastId(connection: Connection, table: string): number {
  return connection.first<{ seq: number }>(sql`SELECT seq FROM sqlite_sequence WHERE name = ${table}`)?.seq ?? 0;
}

/** Those that are known here are not written again. */
function copyEnvironments(into: Connection, ofStudy: Sql): void {
  into.run(
    sql`INSERT OR IGNORE INTO main.environments (content)
        SELECT content FROM source.environments WHERE id IN (
          SELECT environment_id FROM source.trials WHERE ${ofStudy}
          UNION SELECT evaluations.environment_id FROM source.evaluations JOIN source.trials ON trials.id = trial_id WHERE ${ofStudy})`,
  );
}
