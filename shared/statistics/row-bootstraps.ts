import type { Random } from '../random.ts';

/** Bootstraps of the rows of a partition, drawn once for all candidates. */
export interface RowBootstraps {
  readonly rows: number;
  readonly count: number;
  /** How often each row was drawn: [rows, count], row-major. */
  readonly times: Uint8Array;
}

/**
 * Every bootstrap draws as many rows as there are, with replacement, from each stratum as many as it has.
 * @param strata the rows of each; together they are all rows, each once.
 */
export function drawRowBootstraps(strata: readonly ArrayLike<number>[], count: number, random: Random): RowBootstraps {
  const rows = strata.reduce((sum, { length }) => sum + length, 0);
  const times = new Uint8Array(rows * count);
  for (const stratum of strata)
    for (let draw = 0; draw < stratum.length; draw++)
      for (let bootstrap = 0; bootstrap < count; bootstrap++)
        times[stratum[random.below(stratum.length)]! * count + bootstrap]! += 1;
  return { rows, count, times };
}

/** For every bootstrap the mean of the values of its rows. @param values one a row. */
export function bootstrapMeans({ rows, count, times }: RowBootstraps, values: ArrayLike<number>): Float64Array {
  const means = new Float64Array(count);
  for (let row = 0; row < rows; row++) {
    const value = values[row]!;
    if (value === 0) continue;
    const begin = row * count;
    for (let bootstrap = 0; bootstrap < count; bootstrap++) means[bootstrap]! += value * times[begin + bootstrap]!;
  }
  for (let bootstrap = 0; bootstrap < count; bootstrap++) means[bootstrap]! /= rows;
  return means;
}
