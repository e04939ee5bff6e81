/** What is known of two arms, in words. */
import type { ComparisonWord, PairwiseComparison } from './evidence.ts';

/** The word for a pair; where it is undecided by how much one is ahead, that it is. */
export type Finding = ComparisonWord | 'better or slightly better' | 'worse or slightly worse';

export function findingOf({ word, detected, difference }: Pick<PairwiseComparison, 'word' | 'detected' | 'difference'>): Finding {
  if (word !== 'undecided' || !detected) return word;
  return difference.value! > 0 ? 'better or slightly better' : 'worse or slightly worse';
}

/** About how many pairs a comparison needs in all to decide it, two digits, rounded up; null where it is decided, or cannot be said. */
export function pairsInAll({ pairsToDecide }: Pick<PairwiseComparison, 'pairsToDecide'>): number | null {
  if (typeof pairsToDecide !== 'number') return null;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(pairsToDecide)) - 1);
  return unit * Math.ceil(pairsToDecide / unit);
}
