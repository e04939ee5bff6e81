/**
 * Wilcoxon's signed-rank test of whether paired differences lie around zero (Wilcoxon 1945), two-sided, as SciPy 1.17 does
 * it: zeros are left out; the exact distribution up to 50 differences without ties and zeros, and up to 13 with them; else the
 * normal one with the variance corrected for ties and without continuity correction.
 *
 * Notation: W the smaller of the sums of the ranks of positive and of negative differences, n the differences other than 0.
 */
import { normalCdf } from './normal-cdf.ts';
import { ranks } from './ranks.ts';

export interface SignedRankTest {
  readonly statistic: number;
  /** 1 where there is no difference at all. */
  readonly p: number;
  readonly exact: boolean;
}

const MOST_EXACT = 50;
const MOST_EXACT_TIED = 13;

export function wilcoxonSignedRank(differences: readonly number[]): SignedRankTest {
  const others = differences.filter((difference) => difference !== 0);
  const count = others.length;
  if (count === 0) return { statistic: 0, p: 1, exact: true };
  const sizes = others.map(Math.abs);
  const sizeRanks = ranks(sizes);
  const positive = sizeRanks.reduce((sum, rank, at) => sum + (others[at]! > 0 ? rank : 0), 0);
  const statistic = Math.min(positive, (count * (count + 1)) / 2 - positive);
  const plain = count === differences.length && new Set(sizes).size === count;
  const exact = differences.length <= (plain ? MOST_EXACT : MOST_EXACT_TIED);
  const p = 2 * (exact ? signedRankCdf(statistic, sizeRanks) : normalCdf(standardised(statistic, sizes)));
  return { statistic, p: Math.min(1, p), exact };
}

/**
 * Probability that the sum of those ranks that chance makes positive, each with one half, is at most W. Tied ranks are halves,
 * so that twice a rank is a whole number.
 */
export function signedRankCdf(statistic: number, sizeRanks: readonly number[]): number {
  const doubled = sizeRanks.map((rank) => Math.round(2 * rank));
  const most = doubled.reduce((sum, rank) => sum + rank, 0);
  const ways = new Float64Array(most + 1);
  ways[0] = 1;
  for (const rank of doubled) for (let sum = most; sum >= rank; sum--) ways[sum]! += ways[sum - rank]!;
  const atMost = ways.subarray(0, Math.floor(2 * statistic) + 1);
  return atMost.reduce((sum, number) => sum + number, 0) / 2 ** doubled.length;
}

function standardised(statistic: number, sizes: readonly number[]): number {
  const count = sizes.length;
  const groups = [...Map.groupBy(sizes, (size) => size).values()];
  const ties = groups.reduce((sum, { length }) => sum + length ** 3 - length, 0);
  const variance = (count * (count + 1) * (2 * count + 1)) / 24 - ties / 48;
  return (statistic - (count * (count + 1)) / 4) / Math.sqrt(variance);
}
