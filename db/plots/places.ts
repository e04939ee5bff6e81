/** Trials by their coordinates: all of them while a plot is computed, and those that it draws with what a person asks of a point. */
import type { PlotPoint } from '../../shared/plots.ts';
import type { Connection } from '../connection.ts';
import { sql } from '../sql.ts';

/** Columns of one length: there may be 100,000 trials. */
export interface Places {
  readonly ids: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The rows that have both coordinates; null is none. */
export function placesOf<Row extends readonly [id: number, ...unknown[]]>(
  rows: readonly Row[],
  coordinates: { readonly x: (row: Row) => number | null; readonly y: (row: Row) => number | null },
): Places {
  const [ids, x, y] = [new Float64Array(rows.length), new Float64Array(rows.length), new Float64Array(rows.length)];
  let count = 0;
  for (const row of rows) {
    const [atX, atY] = [coordinates.x(row), coordinates.y(row)];
    if (atX === null || atY === null) continue;
    ids[count] = row[0];
    x[count] = atX;
    y[count] = atY;
    count += 1;
  }
  return { ids: ids.subarray(0, count), x: x.subarray(0, count), y: y.subarray(0, count) };
}

/** The places at these positions with the numbers and results of their trials. */
export function named(
  connection: Connection,
  { ids, x, y }: Places,
  positions: readonly number[],
): readonly (PlotPoint & { readonly value: number | null })[] {
  const wanted = JSON.stringify(positions.map((at) => ids[at]!));
  const rows = connection.tuples<[number: number, result: number | null]>(
    sql`SELECT number, result FROM json_each(${wanted}) AS wanted JOIN trials ON trials.id = wanted.value ORDER BY wanted.key`,
  );
  return positions.map((at, row) => ({ id: ids[at]!, number: rows[row]![0], x: x[at]!, y: y[at]!, value: rows[row]![1] }));
}
