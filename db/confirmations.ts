/** Confirmations of studies. Their runs are a session of a study of its own, written when a confirmation begins. */
import type { Candidate, Confirmation, ConfirmationEvidence, ConfirmedMeans } from '../shared/confirmation.ts';
import { TrialdeckError } from '../shared/errors.ts';
import { objectiveOf } from '../shared/measure.ts';
import type { Params, Session } from '../shared/model.ts';
import type { Connection } from './connection.ts';
import { countedRuns } from './counted-runs.ts';
import { bestFirst } from './incumbent.ts';
import { createJob } from './jobs.ts';
import { createSession } from './sessions.ts';
import { literal, sql } from './sql.ts';
import type { ConfirmationRuns, NewConfirmation, RankedConfiguration } from './store/confirmations.ts';
import { createStudy, findStudy, touchStudy } from './studies.ts';
import { addTrial } from './trials.ts';

interface ConfirmationRow {
  readonly id: number;
  readonly number: number;
  readonly study_id: number;
  readonly job_id: number;
  readonly session_id: number | null;
  readonly candidates: string;
  readonly model_seeds: string;
  readonly workers: number;
  readonly created_at: string;
  readonly state: Confirmation['state'];
  readonly stopped: number;
  readonly reason: string | null;
  readonly finished_at: string | null;
}

/** How far it is, is told by its job. */
const SELECT = `SELECT confirmations.*, jobs.state, jobs.stopped, jobs.reason, jobs.finished_at,
    (SELECT count(*) FROM confirmations AS others WHERE others.study_id = confirmations.study_id AND others.id <= confirmations.id) AS number
  FROM confirmations JOIN jobs_now AS jobs ON jobs.id = job_id`;

/**
 * The configurations of a study, the best first, by the mean value of their runs (`countedRuns`). Those that were measured again come
 * before all others: one measurement more would bring those down too. Each is known by its first trial of as many epochs.
 */
export function rankedConfigurations(connection: Connection, studyId: number, limit: number): readonly RankedConfiguration[] {
  const order = literal(bestFirst(objectiveOf(findStudy(connection, studyId))));
  const runs = countedRuns(
    literal('params, result, epochs, number, repeats IS NOT NULL AS again'),
    sql`trials WHERE study_id = ${studyId} AND result IS NOT NULL`,
  );
  const rows = connection.all<{ params: string; value: number; epochs: number; trial: number }>(
    sql`WITH runs AS (${runs}),
     ranked AS (
       SELECT params, avg(result) AS value, max(epochs) AS epochs, min(number) AS first, max(again) AS again FROM runs
       GROUP BY params ORDER BY again DESC, value ${order}, first LIMIT ${limit})
     SELECT json(params) AS params, value, epochs,
       (SELECT min(number) FROM trials
        WHERE study_id = ${studyId} AND trials.params = ranked.params AND trials.epochs = ranked.epochs AND result IS NOT NULL) AS trial
     FROM ranked ORDER BY again DESC, value ${order}, first`,
  );
  return rows.map((row) => ({ ...row, params: JSON.parse(row.params) as Params }));
}

export function createConfirmation(connection: Connection, confirmation: NewConfirmation): Confirmation {
  return connection.write(() => {
    const { id: studyId } = findStudy(connection, confirmation.studyId);
    const job = createJob(connection, { kind: 'confirmation', studyId, parent: null, about: {}, cores: 'all' });
    const { id } = connection.run(
      `INSERT INTO confirmations (study_id, job_id, candidates, model_seeds, workers, created_at) VALUES (?, ?, ?, ?, ?, ?)`,
      [
        studyId,
        job.id,
        JSON.stringify(confirmation.candidates),
        JSON.stringify(confirmation.modelSeeds),
        confirmation.workers,
        connection.now(),
      ],
    );
    touchStudy(connection, studyId);
    return findConfirmation(connection, id);
  });
}

/** @throws TrialdeckError not-found */
export function findConfirmation(connection: Connection, confirmationId: number): Confirmation {
  const row = connection.first<ConfirmationRow>(`${SELECT} WHERE confirmations.id = ?`, [confirmationId]);
  if (!row) throw new TrialdeckError('not-found', `There is no confirmation ${confirmationId}.`, 'confirmationId');
  return confirmationOf(row);
}

export function latestConfirmation(connection: Connection, studyId: number): Confirmation | null {
  const { id } = findStudy(connection, studyId);
  return confirmations(connection, id).at(-1) ?? null;
}

/** In the order in which they were asked for. */
export function confirmations(connection: Connection, studyId: number): readonly Confirmation[] {
  const rows = connection.all<ConfirmationRow>(`${SELECT} WHERE confirmations.study_id = ? ORDER BY confirmations.id`, [studyId]);
  return rows.map(confirmationOf);
}

/** Of the latest confirmation that came to its end. */
export function confirmedMeans(connection: Connection, studyId: number): ConfirmedMeans | null {
  const row = connection.first<{ number: number; begun: number; candidates: string; result: string }>(
    `WITH own AS (SELECT *, row_number() OVER (ORDER BY id) AS number FROM confirmations WHERE study_id = ?)
     SELECT number, (SELECT count(session_id) FROM own) AS begun, candidates, result FROM own JOIN jobs ON jobs.id = job_id
     WHERE state = 'finished' AND stopped = 0 AND result IS NOT NULL
     ORDER BY number DESC LIMIT 1`,
    [studyId],
  );
  if (!row) return null;
  const all = JSON.parse(row.candidates) as readonly Candidate[];
  const evidence = JSON.parse(row.result) as ConfirmationEvidence | null;
  if (evidence === null) return null;
  return {
    confirmation: row.number,
    begun: row.begun,
    seeds: evidence.seeds,
    means: evidence.candidates.map(({ candidate, mean }) => {
      const { params, trial, isDefault } = all[candidate]!;
      return { params, trial, isDefault, sameAs: firstAlike(connection, studyId, trial), mean };
    }),
  };
}

/** The first trial that is the same network as this one, both by number; null where it is that itself, and of none. */
export function firstAlike(connection: Connection, studyId: number, trial: number | null): number | null {
  const first = connection.first<{ number: number | null }>(
    `SELECT min(alike.number) AS number FROM trials AS own JOIN trials AS alike USING (study_id, params, epochs)
     WHERE own.study_id = ? AND own.number = ? AND alike.result IS NOT NULL
       AND alike.result = own.result AND alike.model_seed = own.model_seed`,
    [studyId, trial],
  );
  return first?.number === trial ? null : (first?.number ?? null);
}

export function beginConfirmation(
  connection: Connection,
  confirmationId: number,
  { study, session, trials }: ConfirmationRuns,
  prepare: (session: Session) => void,
): Session {
  return connection.write(() => {
    const { studyId: confirmed, jobId } = findConfirmation(connection, confirmationId);
    const { id: studyId } = createStudy(connection, study, confirmed);
    const created = createSession(connection, { ...session, studyId }, jobId);
    for (const trial of trials) addTrial(connection, { ...trial, sessionId: created.id });
    connection.run('UPDATE confirmations SET session_id = ? WHERE id = ?', [created.id, confirmationId]);
    prepare(created);
    return created;
  });
}

function confirmationOf(row: ConfirmationRow): Confirmation {
  return {
    id: row.id,
    number: row.number,
    studyId: row.study_id,
    jobId: row.job_id,
    sessionId: row.session_id,
    candidates: JSON.parse(row.candidates) as readonly Candidate[],
    modelSeeds: JSON.parse(row.model_seeds) as readonly number[],
    workers: row.workers,
    state: row.state,
    stopped: row.stopped === 1,
    failure: row.reason,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}
