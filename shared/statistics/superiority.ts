/** How often the first of two paired values is larger, equal and smaller. */
export interface PairCounts {
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
}

export function countPairs(differences: readonly number[]): PairCounts {
  const wins = differences.filter((difference) => difference > 0).length;
  const losses = differences.filter((difference) => difference < 0).length;
  return { wins, ties: differences.length - wins - losses, losses };
}

/** P(A > B) as the pairs estimate it: the share of wins, a tie counting half. */
export function superiority({ wins, ties, losses }: PairCounts): number {
  return (wins + ties / 2) / (wins + ties + losses);
}
