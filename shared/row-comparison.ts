/** Two trained models on the same rows: what may be said of these two, and not of their configurations. */
import { WIDER } from './corrected-value.ts';
import { rowLosses, standardErrorOf, type Strata } from './row-losses.ts';
import { unpackHits, type RowResults } from './row-results.ts';
import type { Interval } from './statistics/interval.ts';
import { mcnemar } from './statistics/mcnemar.ts';
import { normalCdf } from './statistics/normal-cdf.ts';
import { normalQuantile } from './statistics/normal-quantile.ts';
import { pairedCounts, pairedDifferenceInterval } from './statistics/paired-proportions.ts';

const LEVEL = 0.95;

/** How two models differ on the same rows. */
export interface RowDifference {
  /** How much better the first one is, in the unit of the measure. */
  readonly advantage: number;
  /** Of 95 %. */
  readonly interval: Interval;
  /** Probability of so large a difference by chance, two-sided; null where one of the two was chosen by these rows. */
  readonly p: number | null;
  /** Rows that only one of them gets right; null where rows have losses. */
  readonly only: { readonly first: number; readonly second: number } | null;
}

/**
 * By McNemar's exact test and the interval of Agresti and Min where every row counts alike and is right or wrong; else by the mean of
 * the differences of the rows and its standard error.
 */
export function rowDifference(first: RowResults, second: RowResults, strata: Strata): RowDifference {
  const rows = strata.reduce((sum, { length }) => sum + length, 0);
  const counts =
    first.kind === 'hits' && second.kind === 'hits' ? pairedCounts(unpackHits(first, rows), unpackHits(second, rows)) : null;
  const only = counts && { first: counts.onlyFirst, second: counts.onlySecond };
  if (counts && only && strata.length === 1) {
    const advantage = (only.first - only.second) / rows;
    return { advantage, interval: pairedDifferenceInterval(counts, LEVEL), p: mcnemar(only.first, only.second), only };
  }
  const losses = rowLosses(second, strata);
  const others = rowLosses(first, strata);
  for (let row = 0; row < rows; row++) losses[row]! -= others[row]!;
  const advantage = losses.reduce((sum, loss) => sum + loss, 0) / rows;
  const error = standardErrorOf(losses, strata);
  const margin = normalQuantile(0.5 + LEVEL / 2) * error;
  const p = error === 0 ? Number(advantage === 0) : 2 * normalCdf(-Math.abs(advantage) / error);
  return { advantage, interval: { low: advantage - margin, high: advantage + margin }, p, only };
}

/**
 * The same where one of the two was chosen by these rows: around the advantage that is left when the choice is made again in every
 * bootstrap, and as much wider as the interval of a corrected value is. There is no p: the rows are not independent of the question.
 */
export function differenceOfChosen(plain: RowDifference, advantage: number): RowDifference {
  const margin = (WIDER * (plain.interval.high - plain.interval.low)) / 2;
  return { ...plain, advantage, interval: { low: advantage - margin, high: advantage + margin }, p: null };
}
