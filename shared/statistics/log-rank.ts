/**
 * What it took until something was reached, where some never came to it: the log-rank test (Mantel 1966, Cancer Chemotherapy
 * Reports 50) and its paired form (Jung 1999, Lifetime Data Analysis 5).
 */
import { normalCdf } from './normal-cdf.ts';

/** What was spent until it was reached, or in all where it was not. */
export interface Reached {
  readonly spent: number;
  readonly reached: boolean;
}

/**
 * The log-rank scores, in the order of the runs: 1 where it was reached, less the hazard gathered until then (Nelson and Aalen,
 * over all runs). Their sum over one arm is how much more often it reached than would be expected if all arms were alike.
 */
export function logRankScores(runs: readonly Reached[]): readonly number[] {
  const bySpent = [...runs.keys()].sort((left, right) => runs[left]!.spent - runs[right]!.spent);
  const scores = new Array<number>(runs.length);
  let hazard = 0;
  for (let from = 0; from < bySpent.length;) {
    const { spent } = runs[bySpent[from]!]!;
    let to = from;
    while (to < bySpent.length && runs[bySpent[to]!]!.spent === spent) to++;
    const together = bySpent.slice(from, to);
    hazard += together.filter((at) => runs[at]!.reached).length / (bySpent.length - from);
    for (const at of together) scores[at] = Number(runs[at]!.reached) - hazard;
    from = to;
  }
  return scores;
}

/**
 * Whether one of two arms reaches sooner, by pairs: two-sided p of the sum of the differences of their log-rank scores over its
 * standard deviation, normal. 1 where no two runs of a pair differ.
 * @param one and `other` by pair.
 */
export function pairedLogRank(one: readonly Reached[], other: readonly Reached[]): number {
  const scores = logRankScores([...one, ...other]);
  const differences = one.map((_, pair) => scores[pair]! - scores[one.length + pair]!);
  const squares = differences.reduce((sum, difference) => sum + difference * difference, 0);
  if (squares === 0) return 1;
  const sum = differences.reduce((total, difference) => total + difference, 0);
  return 2 * normalCdf(-Math.abs(sum) / Math.sqrt(squares));
}
