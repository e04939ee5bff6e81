/** Trials that can be replayed: trained from their first epoch to their end, nothing inherited and nothing cut off. */
import type { Params } from '../shared/model.ts';
import type { Connection } from './connection.ts';
import { countedRuns, ELSEWHERE } from './counted-runs.ts';
import { epochKey, ofTrial } from './epoch-key.ts';
import { literal, sql, type Sql } from './sql.ts';
import type { RecordedTotals, RecordedTrial } from './store/recordings.ts';
import { findStudy } from './studies.ts';

type TrialRow = [id: number, params: string, modelSeed: number, state: 'completed' | 'diverged', epochsDone: number];
type EpochRow = [
  id: number,
  epoch: number,
  stop: number | null,
  select: number | null,
  confirm: number | null,
  durationMs: number,
];

/** What all such trials of the study come to. */
export function recordedTotals(connection: Connection, studyId: number): RecordedTotals {
  return connection.read(() => {
    const recorded = recordedIn(connection, studyId);
    return connection.first<RecordedTotals>(
      sql`SELECT count(DISTINCT params) AS configurations, coalesce(sum(epochs_done), 0) AS epochs,
        coalesce(sum(duration_ms), 0) AS durationMs FROM ${recorded}`,
    )!;
  });
}

/** Them with their epochs, by the study's objective, in the order of their ids. */
export function recordedTrials(connection: Connection, studyId: number): readonly RecordedTrial[] {
  return connection.read(() => {
    const recorded = recordedIn(connection, studyId);
    const rows = connection.tuples<TrialRow>(
      sql`SELECT id, json(params), model_seed, state, epochs_done FROM ${recorded} ORDER BY id`,
    );
    const trials = new Map(rows.map((row) => [row[0], trialOf(row)]));
    const epochs = connection.each(
      sql`SELECT trial_id, epoch, stop_value, select_value, confirm_value, duration_ms
        FROM (SELECT id FROM ${recorded}) AS run JOIN epochs ON ${literal(ofTrial('run.id'))}`,
    ) as Iterable<EpochRow>;
    for (const [id, epoch, stop, select, confirm, durationMs] of epochs) {
      const trial = trials.get(id)!;
      trial.stop[epoch - 1] = stop ?? NaN;
      trial.select[epoch - 1] = select ?? NaN;
      trial.confirm[epoch - 1] = confirm ?? NaN;
      trial.durationMs[epoch - 1] = durationMs;
    }
    return [...trials.values()];
  });
}

/** The values of each configuration, one for each of its runs (`countedRuns`) that were trained to their end here. */
export function repeatedValues(connection: Connection, studyId: number): readonly (readonly number[])[] {
  return byConfiguration(
    connection.tuples(sql`SELECT json(params), value FROM (${wholeRuns(connection, studyId, literal('params, value'))})`),
  );
}

/** The same on *confirm*, at the epoch that decides the value; where it is not recorded a run is left out. */
export function repeatedConfirmValues(connection: Connection, studyId: number): readonly (readonly number[])[] {
  return byConfiguration(
    connection.tuples(
      sql`SELECT json(params), confirm_value FROM (${wholeRuns(connection, studyId, literal('id, params, best_epoch'))}) AS run
        JOIN epochs ON epochs.id = ${literal(epochKey('run.id', 'best_epoch'))} WHERE confirm_value IS NOT NULL ORDER BY run.id`,
    ),
  );
}

function wholeRuns(connection: Connection, studyId: number, columns: Sql): Sql {
  return countedRuns(columns, sql`${recordedIn(connection, studyId)} AND value IS NOT NULL`);
}

function byConfiguration(rows: readonly (readonly [params: string, value: number])[]): readonly (readonly number[])[] {
  return [...Map.groupBy(rows, ([params]) => params).values()].map((own) => own.map(([, value]) => value));
}

/** Runs of another program are no curves to replay ours on, and with its seeds of searches they do not tell how far those of models lie apart. */
function recordedIn(connection: Connection, studyId: number): Sql {
  const { maxEpochs } = findStudy(connection, studyId);
  return sql`trials WHERE study_id = ${studyId} AND parent IS NULL AND epochs = ${maxEpochs} AND state IN ('completed', 'diverged')
    AND (environment_id IN (${ELSEWHERE})) IS NOT TRUE`;
}

function trialOf([, params, modelSeed, state, epochs]: TrialRow): RecordedTrial {
  return {
    params: JSON.parse(params) as Params,
    modelSeed,
    diverged: state === 'diverged',
    stop: new Float64Array(epochs),
    select: new Float64Array(epochs),
    confirm: new Float64Array(epochs),
    durationMs: new Float64Array(epochs),
  };
}
