import { powerOfTwo } from './power-of-two.ts';

/** The differences of two columns row by row, with their mean. */
export interface PairedDifferences {
  /** Null where one of the two is missing. */
  readonly differences: readonly (number | null)[];
  /** Of those that are not missing. */
  readonly count: number;
  /** 0 where there is none. */
  readonly mean: number;
  /** Standard deviation of a difference; 0 where there are fewer than two. */
  readonly spread: number;
  /** Of the mean. */
  readonly standardError: number;
}

export function pairedDifferences(differences: readonly (number | null)[]): PairedDifferences {
  const known = differences.filter((difference) => difference !== null);
  const count = known.length;
  const first = known[0] ?? 0;
  // From the first one on, so that rounding adds nothing where all are the same.
  const mean = count === 0 ? 0 : first + known.reduce((sum, difference) => sum + (difference - first), 0) / count;
  const unit = powerOfTwo(known);
  const squares = known.reduce((sum, difference) => sum + ((difference - mean) / unit) ** 2, 0);
  const spread = count < 2 ? 0 : unit * Math.sqrt(squares / (count - 1));
  return { differences, count, mean, spread, standardError: count === 0 ? 0 : spread / Math.sqrt(count) };
}
