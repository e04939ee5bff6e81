import type { Random } from '../random.ts';

/** Bootstraps of the rows of a partition, drawn once for all candidates. */
export interface RowBootstraps {
  readonly rows: number;
  readonly count: number;
  /** How often each row was drawn: [rows, count], row-major. */
  readonly times: Uint8Array;
}

/** Draws of each bootstrap that are counted at once: their counts of one bootstrap, a few kilobytes, stay in the nearest cache. */
const AT_ONCE = 64;

/**
 * Every bootstrap draws as many rows as there are, with replacement, from each stratum as many as it has.
 * @param strata the rows of each; together they are all rows, each once.
 */
export function drawRowBootstraps(strata: readonly ArrayLike<number>[], count: number, random: Random): RowBootstraps {
  const rows = strata.reduce((sum, { length }) => sum + length, 0);
  const counts = new Uint8Array(count * rows);
  const drawn = new Uint32Array(AT_ONCE * count);
  for (const stratum of strata)
    for (let begin = 0; begin < stratum.length; begin += AT_ONCE) {
      const draws = Math.min(AT_ONCE, stratum.length - begin) * count;
      random.fillBelow(stratum.length, drawn, draws);
      for (let bootstrap = 0; bootstrap < count; bootstrap++)
        for (let draw = bootstrap; draw < draws; draw += count) counts[bootstrap * rows + stratum[drawn[draw]!]!]! += 1;
    }
  return { rows, count, times: byRow(counts, rows, count) };
}

/** @param counts [count, rows], row-major. @returns the same as [rows, count] */
function byRow(counts: Uint8Array, rows: number, count: number): Uint8Array {
  const times = new Uint8Array(counts.length);
  for (let begin = 0; begin < count; begin += AT_ONCE) {
    const end = Math.min(begin + AT_ONCE, count);
    for (let row = 0; row < rows; row++)
      for (let bootstrap = begin; bootstrap < end; bootstrap++) times[row * count + bootstrap] = counts[bootstrap * rows + row]!;
  }
  return times;
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
