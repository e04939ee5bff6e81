/** A study at a glance. */
import { objectiveOf, type Measure } from '../shared/measure.ts';
import { FINISHED_STATES, type Study, type TrialState } from '../shared/model.ts';
import { agrees } from '../shared/same-value.ts';
import { confirmedMeans } from './confirmations.ts';
import type { Connection } from './connection.ts';
import { correctedBest } from './corrected.ts';
import { bestTrial, incumbentAt, incumbentSteps, winnerByMean } from './incumbent.ts';
import { sessionsOf } from './sessions.ts';
import { sql } from './sql.ts';
import type { StoredOverview } from './store/studies.ts';
import type { LoggedVaultReading } from './store/vault-readings.ts';
import { findStudy } from './studies.ts';
import { findTrial, trialNumbered } from './trials.ts';
import { vaultReadings, vaultValues } from './vault-readings.ts';

const MOST_INCUMBENTS = 40;

export function studyOverview(connection: Connection, studyId: number): StoredOverview {
  return connection.read(() => overviewOf(connection, findStudy(connection, studyId)));
}

/** The latest change first. */
export function studyOverviews(connection: Connection): readonly StoredOverview[] {
  return connection.read(() => {
    const ids = connection.all<{ id: number }>(
      'SELECT id FROM studies WHERE deleted_at IS NULL AND confirms IS NULL ORDER BY updated_at DESC, id DESC',
    );
    return ids.map(({ id }) => overviewOf(connection, findStudy(connection, id)));
  });
}

function overviewOf(connection: Connection, study: Study): StoredOverview {
  const { id } = study;
  const objective = objectiveOf(study);
  const counts = countsByState(connection, id);
  const finished = sum(FINISHED_STATES.map((state) => counts.get(state) ?? 0));
  const best = bestTrial(connection, id, objective);
  const usual = defaultTrial(connection, id);
  const corrected = correctedBest(connection, study);
  const readings = vaultReadings(connection, id);
  const winnerTrialId = corrected.kind === 'corrected' ? trialNumbered(connection, id, corrected.trial) : (best?.id ?? null);
  return {
    ...study,
    sessions: sessionsOf(connection, id),
    trials: sum([...counts.values()]),
    finishedTrials: finished,
    runningTrials: counts.get('running') ?? 0,
    bestValue: best?.value ?? null,
    bestTrialId: best?.id ?? null,
    corrected,
    winnerTrialId,
    winner: winnerByMean(connection, id, objective),
    defaultValue: usual?.mean ?? null,
    defaultSeeds: usual?.seeds ?? 0,
    defaultTrialId: usual?.id ?? null,
    winnerIsDefault: winnerTrialId !== null && usual !== null && sameConfiguration(connection, winnerTrialId, usual.id),
    wholeValues: haveWholeValues(connection, id, objective),
    updatedAt: connection.first<{ at: string }>('SELECT updated_at AS at FROM studies WHERE id = ?', [id])!.at,
    incumbent: incumbentAt(incumbentSteps(connection, id, objective), finished, MOST_INCUMBENTS),
    vaultReadings: readings.map(({ at, why, trialId }) => ({ at, why, trialId })),
    readingsByOthers: readingsByOthers(connection, readings),
    confirmed: confirmedMeans(connection, id),
    vaultValues: vaultValues(connection, id).map(({ modelSeed: _, classes: __, ...share }) => share),
  };
}

function countsByState(connection: Connection, studyId: number): ReadonlyMap<TrialState, number> {
  return new Map(
    connection.tuples<[TrialState, number]>('SELECT state, count(*) FROM trials WHERE study_id = ? GROUP BY state', [studyId]),
  );
}

interface DefaultTrial {
  readonly id: number;
  /** Of its configuration, over so many model seeds. */
  readonly mean: number;
  readonly seeds: number;
}

/**
 * The first finished trial whose reason carries `default: true`; its configuration counts with the first result from there of each seed.
 * The plus sends the search to the index of configurations: that of places leads through all trials.
 */
function defaultTrial(connection: Connection, studyId: number): DefaultTrial | null {
  const row = connection.first<DefaultTrial>(
    sql`WITH usual AS (
        SELECT id, params, epochs, place AS since FROM trials WHERE study_id = ${studyId} AND is_default = 1 AND result IS NOT NULL
        ORDER BY place LIMIT 1),
      runs AS (
        SELECT usual.id, result, min(place) FROM usual JOIN trials USING (params, epochs)
        WHERE study_id = ${studyId} AND result IS NOT NULL AND +place >= since GROUP BY usual.id, model_seed)
      SELECT id, avg(result) AS mean, count(*) AS seeds FROM runs GROUP BY id`,
  );
  return row ?? null;
}

/** Of the rows that the study has read. */
function readingsByOthers(connection: Connection, own: readonly LoggedVaultReading[]): number {
  if (own.length === 0) return 0;
  const read = new Set(own.map(({ datasetHash }) => datasetHash));
  return vaultReadings(connection).filter(({ datasetHash }) => read.has(datasetHash)).length - own.length;
}

/** Not asked of means over rows, which are as good as never whole: the first fraction ends the search, but nothing else does. */
function haveWholeValues(connection: Connection, studyId: number, { rows }: Measure): boolean {
  if (rows !== null) return false;
  const values = sql`SELECT 1 FROM trials WHERE study_id = ${studyId} AND value IS NOT NULL`;
  return (
    !connection.first(sql`${values} AND value <> round(value) LIMIT 1`) && connection.first(sql`${values} LIMIT 1`) !== undefined
  );
}

function sameConfiguration(connection: Connection, trialId: number, otherId: number): boolean {
  return agrees(findTrial(connection, trialId).params, findTrial(connection, otherId).params);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
