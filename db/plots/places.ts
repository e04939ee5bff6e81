/** Trials by their coordinates: all of them while a plot is computed, and those that it draws with what a person asks of a point. */
import type { PlotPoint } from '../../shared/contract.ts';
import type { Connection } from '../connection.ts';
import { sql } from '../sql.ts';

/** Narrow, as there may be 100,000. */
export interface Place {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

/** The places with the numbers and results of their trials. */
export function named(
  connection: Connection,
  places: readonly Place[],
): readonly (PlotPoint & { readonly value: number | null })[] {
  const ids = JSON.stringify(places.map(({ id }) => id));
  const rows = connection.tuples<[number: number, result: number | null]>(
    sql`SELECT number, result FROM json_each(${ids}) AS wanted JOIN trials ON trials.id = wanted.value ORDER BY wanted.key`,
  );
  return places.map(({ id, x, y }, at) => ({ id, number: rows[at]![0], x, y, value: rows[at]![1] }));
}
