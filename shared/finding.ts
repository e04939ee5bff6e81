/** What is known of two arms, in words. */
import type { ComparisonWord, PairwiseComparison } from './evidence.ts';
import { MOST_PAIRS } from './statistics/comparison-levels.ts';

/** The word for a pair; where it is undecided by how much one is ahead, that it is. */
export type Finding = ComparisonWord | 'better or slightly better' | 'worse or slightly worse';

type Found = Pick<PairwiseComparison, 'word' | 'detected' | 'difference' | 'pairs' | 'pairsToDecide'>;

export function findingOf({ word, detected, difference }: Pick<Found, 'word' | 'detected' | 'difference'>): Finding {
  if (word !== 'undecided' || !detected) return word;
  return difference.value! > 0 ? 'better or slightly better' : 'worse or slightly worse';
}

/** About how many pairs more would decide it, two digits of them; null where it is decided, or cannot be said. */
export function morePairs({ pairs, pairsToDecide }: Pick<Found, 'pairs' | 'pairsToDecide'>): number | null {
  if (pairsToDecide === null || pairsToDecide > MOST_PAIRS) return null;
  return Number((pairsToDecide - pairs).toPrecision(2));
}
