/** A finding about two arms, seen from either side. */
import type { ComparisonWord, Estimated, PairwiseComparison } from './evidence.ts';

const TURNED: Readonly<Record<ComparisonWord, ComparisonWord>> = {
  better: 'worse',
  'slightly better': 'slightly worse',
  same: 'same',
  undecided: 'undecided',
  'slightly worse': 'slightly better',
  worse: 'better',
};

export function turnedWord(word: ComparisonWord): ComparisonWord {
  return TURNED[word];
}

/** A finding that has not been put into words. */
export type UnstatedComparison = Omit<PairwiseComparison, 'sentence' | 'stability'>;

/** The same finding from the other side; its sentence stays. */
export function mirrored<Pair extends UnstatedComparison>(pair: Pair): Pair {
  const { arm, than, wins, losses, superiority, difference, word } = pair;
  return {
    ...pair,
    ...{ arm: than, than: arm, wins: losses, losses: wins, word: TURNED[word] },
    superiority: turnedEstimate(superiority, (value) => 1 - value),
    difference: turnedEstimate(difference, (value) => -value),
  };
}

/** What was found about an arm against another one; null where the two are one. */
export function pairSeenFrom(pairwise: readonly PairwiseComparison[], arm: number, than: number): PairwiseComparison | null {
  const found = pairwise.find((pair) => pair.arm === Math.min(arm, than) && pair.than === Math.max(arm, than));
  return found && found.arm !== arm ? mirrored(found) : (found ?? null);
}

/** @param turn gives a value from the other side, smaller for a larger one. */
function turnedEstimate({ value, low, high }: Estimated, turn: (value: number) => number): Estimated {
  const from = (end: number | null): number | null => (end === null ? null : turn(end));
  return { value: from(value), low: from(high), high: from(low) };
}
