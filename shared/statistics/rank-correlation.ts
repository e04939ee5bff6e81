import { incompleteBeta } from './incomplete-beta.ts';
import { ranks } from './ranks.ts';

export interface RankCorrelation {
  /** From -1 to 1; 0 where one side does not vary. */
  readonly rho: number;
  /** Two-sided, of no correlation, by Student's distribution; 1 for fewer than 3 pairs. */
  readonly p: number;
}

/**
 * Spearman's rank correlation (Spearman 1904), as SciPy computes it: Pearson's of the ranks, ties sharing their mean rank;
 * t = rho sqrt((n - 2) / (1 - rho^2)). @param pairs both values of each.
 */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): RankCorrelation {
  const [left, right] = [0, 1].map((side) => centred(ranks(pairs.map((pair) => pair[side]!)))) as [number[], number[]];
  const scale = Math.sqrt(product(left, left) * product(right, right));
  const rho = scale === 0 ? 0 : product(left, right) / scale;
  const freedom = pairs.length - 2;
  return { rho, p: freedom < 1 ? 1 : incompleteBeta(Math.max(0, 1 - rho * rho), freedom / 2, 0.5) };
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function product(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, at) => sum + value * right[at]!, 0);
}
