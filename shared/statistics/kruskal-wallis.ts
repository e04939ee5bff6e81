import { chiSquareSurvival } from './chi-square-survival.ts';
import { ranks } from './ranks.ts';

export interface KruskalWallisTest {
  /** Corrected for ties. */
  readonly statistic: number;
  /** Groups with values, less one. */
  readonly freedom: number;
  /** By the chi-square distribution, which is close from about five values a group on; 1 where there is nothing to compare. */
  readonly p: number;
}

/**
 * The test of Kruskal and Wallis (1952) of whether groups of values come from one distribution.
 *
 * Notation: N values in all, R_g the ranks of group g among all of them, n_g its size, t the sizes of the sets of equal
 * values. H = (12 / (N (N + 1)) sum of (sum of R_g)^2 / n_g - 3 (N + 1)) / (1 - sum of (t^3 - t) / (N^3 - N)).
 */
export function kruskalWallis(groups: readonly (readonly number[])[]): KruskalWallisTest {
  const filled = groups.filter(({ length }) => length > 0);
  const values = filled.flat();
  const [count, freedom] = [values.length, filled.length - 1];
  const tied = [...Map.groupBy(values, (value) => value).values()].reduce((sum, { length }) => sum + length ** 3 - length, 0);
  const untied = 1 - tied / (count ** 3 - count);
  if (freedom < 1 || untied === 0) return { statistic: 0, freedom: Math.max(0, freedom), p: 1 };
  const valueRanks = ranks(values);
  let [squares, from] = [0, 0];
  for (const { length } of filled) {
    const sum = valueRanks.slice(from, from + length).reduce((total, rank) => total + rank, 0);
    squares += sum ** 2 / length;
    from += length;
  }
  const statistic = ((12 / (count * (count + 1))) * squares - 3 * (count + 1)) / untied;
  return { statistic, freedom, p: chiSquareSurvival(Math.max(0, statistic), freedom) };
}
