/** How much of a value on *select* is the luck of the rows, as the leading configurations of a study show it. */
import { objectiveOf } from '../shared/measure.ts';
import type { Study } from '../shared/model.ts';
import { oneStratum, rowLosses } from '../shared/row-losses.ts';
import { unsharedNoise } from '../shared/statistics/unshared-noise.ts';
import { valueRows } from '../shared/task.ts';
import type { Connection } from './connection.ts';
import { bestOnTop } from './incumbent.ts';
import { rowResultsOf } from './row-results.ts';
import { sql } from './sql.ts';

/** Among so many of the best trials the configurations are looked for. */
const LEADING_TRIALS = 40;
const CONFIGURATIONS = 8;

interface Leading {
  readonly id: number;
  readonly params: string;
  readonly epoch: number;
}

/**
 * In the unit of the objective, see `unsharedNoise`; null where fewer than two configurations keep results of single rows, or every
 * class counts alike, whatever its rows: the classes are not in the database.
 */
export function selectNoise(connection: Connection, study: Study): number | null {
  const objective = objectiveOf(study);
  const rows = valueRows(study.task);
  if (rows === null || objective.rows === null || objective.classesAlike) return null;
  const strata = oneStratum(rows);
  const leading = connection.all<Leading>(
    sql`SELECT id, json(params) AS params, best_epoch AS epoch FROM trials WHERE study_id = ${study.id} AND result IS NOT NULL
      ORDER BY ${bestOnTop(objective)} LIMIT ${LEADING_TRIALS}`,
  );
  const losses = oneOfEach(leading)
    .slice(0, CONFIGURATIONS)
    .flatMap(({ id, epoch }) => rowResultsOf(connection, id).find((of) => of.epoch === epoch && of.partition === 'select') ?? [])
    .map((results) => rowLosses(results, strata))
    .filter((own) => own.every(Number.isFinite));
  return unsharedNoise(losses);
}

/** The best of each configuration: a promoted trial has most of its rows from the one that it continues. */
function oneOfEach(trials: readonly Leading[]): readonly Leading[] {
  return trials.filter((trial, at) => trials.findIndex(({ params }) => params === trial.params) === at);
}
