import type { Interval } from './interval.ts';
import { normalQuantile } from './normal-quantile.ts';

/** The rows of a partition by which of two classifiers gets them right. */
export interface PairedCounts {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

/** @param first one a row, 1 where it was got right. @param second of the same rows. */
export function pairedCounts(first: ArrayLike<number>, second: ArrayLike<number>): PairedCounts {
  const counts = new Uint32Array(4);
  for (let row = 0; row < first.length; row++) counts[2 * first[row]! + second[row]!]! += 1;
  const [neither, onlySecond, onlyFirst, both] = counts as unknown as readonly [number, number, number, number];
  return { both, onlyFirst, onlySecond, neither };
}

/**
 * The interval of the first share less the second one: Wald's on the rows where they differ, with half a row added to each count, which
 * keeps its promise with few rows too (Agresti and Min 2005). @param level such as 0.95.
 */
export function pairedDifferenceInterval(counts: PairedCounts, level: number): Interval {
  const [onlyFirst, onlySecond] = [counts.onlyFirst + 0.5, counts.onlySecond + 0.5];
  const rows = counts.both + counts.neither + 1 + onlyFirst + onlySecond;
  const difference = (onlyFirst - onlySecond) / rows;
  const error = Math.sqrt(onlyFirst + onlySecond - (onlyFirst - onlySecond) ** 2 / rows) / rows;
  const margin = normalQuantile(0.5 + level / 2) * error;
  return { low: difference - margin, high: difference + margin };
}
