/** Trials from the queue to their end. */
import { TrialdeckError } from '../shared/errors.ts';
import type { Environment, Params, Reason, Trial, TrialState } from '../shared/model.ts';
import type { Connection } from './connection.ts';
import { environmentId } from './environments.ts';
import { missingSession } from './sessions.ts';
import type { NewTrial, TrialEnd } from './store/trials.ts';
import { touchStudy } from './studies.ts';
import { writeWords } from './trial-words.ts';

interface FullTrialRow {
  readonly id: number;
  readonly study_id: number;
  readonly session_id: number;
  readonly number: number;
  readonly ordinal: number;
  readonly params_text: string;
  readonly epochs: number;
  readonly model_seed: number;
  readonly state: TrialState;
  readonly failure: string | null;
  readonly epochs_done: number;
  readonly best_epoch: number | null;
  readonly stop_value: number | null;
  readonly value: number | null;
  readonly parent: number | null;
  readonly rung: number | null;
  readonly bracket: number | null;
  readonly repeats: number | null;
  readonly reason: string;
  readonly memo: string;
  readonly stop_reason: string | null;
  readonly asked_after: number;
  readonly sequence: number | null;
  readonly retries: number;
  readonly worker: number | null;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
  readonly duration_ms: number;
  readonly starred: number;
  readonly tags: string;
  readonly note: string;
}

/**
 * One table alone, the others asked in subqueries: over a join SQLite weighs the partial indexes of the trials and plans the
 * statement anew for every value that it is given, which takes ten times as long as the reading. Columns that nobody reads are left
 * out: what is read for every trial that begins or ends is a part of what recording it costs.
 */
const SELECT = `SELECT id, study_id, session_id, number, ordinal, epochs, model_seed, state, failure, epochs_done, best_epoch, stop_value, value,
  parent, rung, bracket, repeats, asked_after, sequence, retries, worker, created_at, started_at, finished_at, duration_ms, starred, tags,
  note, json(params) AS params_text,
  (SELECT reason FROM trial_origins WHERE trial_id = trials.id) AS reason,
  (SELECT memo FROM trial_origins WHERE trial_id = trials.id) AS memo,
  (SELECT reason FROM trial_stops WHERE trial_id = trials.id) AS stop_reason
  FROM trials`;

export function addTrial(connection: Connection, trial: NewTrial): Trial {
  return connection.write(() => {
    const inherited = inheritance(connection, trial);
    const { id, changes } = connection.run(
      `INSERT INTO trials (study_id, session_id, number, ordinal, state, value, stop_value, best_epoch, epochs, epochs_done, duration_ms,
         params, is_default, model_seed, parent, rung, bracket, repeats, asked_after, created_at)
       SELECT study_id, id, 1 + (SELECT coalesce(max(number), 0) FROM trials WHERE study_id = sessions.study_id),
         1 + (SELECT coalesce(max(ordinal), 0) FROM trials WHERE session_id = sessions.id), 'queued',
         :value, :stopValue, :bestEpoch, :epochs, :epochsDone, 0, jsonb(:params), :isDefault, :modelSeed, :parent, :rung, :bracket, :repeats,
         coalesce(:askedAfter,
           (SELECT coalesce(max(sequence), 0) FROM trials WHERE session_id = sessions.id AND sequence IS NOT NULL)), :createdAt
       FROM sessions WHERE id = :sessionId`,
      {
        ...inherited,
        sessionId: trial.sessionId,
        epochs: trial.epochs,
        params: JSON.stringify(trial.params),
        isDefault: Number(trial.reason['default'] === true),
        modelSeed: trial.modelSeed,
        parent: trial.parent,
        rung: trial.rung,
        bracket: trial.bracket,
        repeats: trial.repeats ?? null,
        askedAfter: trial.askedAfter ?? null,
        createdAt: connection.now(),
      },
    );
    if (changes === 0) throw missingSession(trial.sessionId);
    connection.run('INSERT INTO trial_origins (trial_id, reason, memo) VALUES (?, ?, ?)', [
      id,
      JSON.stringify(trial.reason),
      JSON.stringify(trial.memo ?? null),
    ]);
    const added = findTrial(connection, id);
    writeWords(connection, added);
    return added;
  });
}

/** A trial that starts again, after an interruption, counts from its last start. */
export function startTrial(connection: Connection, trialId: number, worker: number, environment: Environment): void {
  connection.write(() => {
    const { changes } = connection.run(
      `UPDATE trials SET state = 'running', worker = ?, environment_id = ?, started_at = ? WHERE id = ?`,
      [worker, environmentId(connection, environment), connection.now(), trialId],
    );
    if (changes === 0) throw missing(trialId);
  });
}

export function finishTrial(connection: Connection, trialId: number, { state, failure, at, stopReason }: TrialEnd): Trial {
  return connection.write(() => {
    connection.run(
      `UPDATE trials SET state = :state, failure = :failure, finished_at = :at,
         sequence = 1 + (SELECT coalesce(max(sequence), 0) FROM trials AS other
           WHERE other.session_id = trials.session_id AND sequence IS NOT NULL),
         place = 1 + (SELECT coalesce(max(place), 0) FROM trials AS other
           WHERE other.study_id = trials.study_id AND place IS NOT NULL)
       WHERE id = :trialId`,
      { state, failure, at: at ?? connection.now(), trialId },
    );
    connection.run('DELETE FROM held_ends WHERE trial_id = ?', [trialId]);
    connection.run('DELETE FROM held_epochs WHERE trial_id = ?', [trialId]);
    if (stopReason)
      connection.run('INSERT INTO trial_stops (trial_id, reason) VALUES (?, ?)', [trialId, JSON.stringify(stopReason)]);
    const finished = rowOf(connection, trialId);
    touchStudy(connection, finished.study_id);
    return trialOf(finished);
  });
}

export function requeueTrial(connection: Connection, trialId: number, lostWorker: boolean): void {
  connection.write(() => {
    const { changes } = connection.run(`UPDATE trials SET state = 'queued', worker = NULL, retries = retries + ? WHERE id = ?`, [
      Number(lostWorker),
      trialId,
    ]);
    if (changes === 0) throw missing(trialId);
  });
}

/** @throws TrialdeckError not-found */
export function findTrial(connection: Connection, trialId: number): Trial {
  return trialOf(rowOf(connection, trialId));
}

const SELECT_ONE = `${SELECT} WHERE id = ?`;

function rowOf(connection: Connection, trialId: number): FullTrialRow {
  const row = connection.first<FullTrialRow>(SELECT_ONE, [trialId]);
  if (!row) throw missing(trialId);
  return row;
}

/** @throws TrialdeckError not-found */
export function trialNumbered(connection: Connection, studyId: number, number: number): number {
  const row = connection.first<{ id: number }>('SELECT id FROM trials WHERE study_id = ? AND number = ?', [studyId, number]);
  if (!row) throw new TrialdeckError('not-found', `Study ${studyId} has no trial ${number}.`, 'number');
  return row.id;
}

/** @throws TrialdeckError not-found */
export function trialByOrdinal(connection: Connection, sessionId: number, ordinal: number): Trial {
  const row = connection.first<FullTrialRow>(`${SELECT} WHERE session_id = ? AND ordinal = ?`, [sessionId, ordinal]);
  if (!row) throw new TrialdeckError('not-found', `Session ${sessionId} has no trial ${ordinal}.`, 'ordinal');
  return trialOf(row);
}

export function trialsOf(connection: Connection, sessionId: number, after = 0): readonly Trial[] {
  return connection
    .all<FullTrialRow>(`${SELECT} WHERE session_id = ? AND ordinal > ? ORDER BY ordinal`, [sessionId, after])
    .map(trialOf);
}

export function unfinishedTrials(connection: Connection, sessionId: number): readonly Trial[] {
  return connection
    .all<FullTrialRow>(`${SELECT} WHERE session_id = ? AND sequence IS NULL ORDER BY ordinal`, [sessionId])
    .map(trialOf);
}

/** Whether any trial of the session has begun to train, or has ended. */
export function hasBegun(connection: Connection, sessionId: number): boolean {
  const found = connection.first(
    'SELECT 1 FROM trials WHERE session_id = ? AND (started_at IS NOT NULL OR sequence IS NOT NULL) LIMIT 1',
    [sessionId],
  );
  return found !== undefined;
}

/** A last place in the session is free again, one between others is not. */
export function deleteWaitingTrials(connection: Connection, sessionId: number): void {
  connection.write(() =>
    connection.run(
      `DELETE FROM trials WHERE session_id = :sessionId AND ordinal > coalesce((SELECT max(ordinal) FROM trials
         WHERE session_id = :sessionId AND (started_at IS NOT NULL OR sequence IS NOT NULL)), 0)`,
      { sessionId },
    ),
  );
}

/** Each session once. */
export function sessionsWithRunningTrials(connection: Connection): readonly number[] {
  return connection
    .tuples<[number]>(
      `SELECT DISTINCT session_id FROM studies CROSS JOIN trials ON study_id = studies.id WHERE trials.state = 'running'`,
    )
    .map(([id]) => id);
}

/** @throws TrialdeckError not-found */
export function studyOfTrial(connection: Connection, trialId: number): number {
  const row = connection.first<{ study_id: number }>('SELECT study_id FROM trials WHERE id = ?', [trialId]);
  if (!row) throw missing(trialId);
  return row.study_id;
}

export function missing(trialId: number): TrialdeckError {
  return new TrialdeckError('not-found', `There is no trial ${trialId}.`, 'trialId');
}

function inheritance(
  connection: Connection,
  { sessionId, parent }: NewTrial,
): Pick<Trial, 'value' | 'stopValue' | 'bestEpoch' | 'epochsDone'> {
  if (parent === null) return { value: null, stopValue: null, bestEpoch: null, epochsDone: 0 };
  const { value, stopValue, bestEpoch, epochsDone } = trialByOrdinal(connection, sessionId, parent);
  return { value, stopValue, bestEpoch, epochsDone };
}

function trialOf(row: FullTrialRow): Trial {
  return {
    id: row.id,
    sessionId: row.session_id,
    number: row.number,
    ordinal: row.ordinal,
    params: JSON.parse(row.params_text) as Params,
    epochs: row.epochs,
    modelSeed: row.model_seed,
    state: row.state,
    failure: row.failure,
    epochsDone: row.epochs_done,
    bestEpoch: row.best_epoch,
    stopValue: row.stop_value,
    value: row.value,
    parent: row.parent,
    rung: row.rung,
    bracket: row.bracket,
    repeats: row.repeats,
    reason: JSON.parse(row.reason) as Reason,
    memo: JSON.parse(row.memo) as unknown,
    stopReason: row.stop_reason === null ? null : (JSON.parse(row.stop_reason) as Reason),
    askedAfter: row.asked_after,
    sequence: row.sequence,
    retries: row.retries,
    worker: row.worker,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    durationMs: row.duration_ms,
    starred: row.starred === 1,
    tags: JSON.parse(row.tags) as string[],
    note: row.note,
  };
}
