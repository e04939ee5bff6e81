/** How the figures of a comparison are written: gaps beside each other and the margin, finals beside the target. */
import type { ComparisonEvidence, PairwiseComparison } from '../evidence.ts';
import { digitsFor, type Digits, writtenWith } from './value.ts';

type Gapped = Pick<ComparisonEvidence, 'margin' | 'objective'> & {
  readonly pairwise: readonly Pick<PairwiseComparison, 'difference'>[];
};

export function gapDigits({ margin, pairwise, objective }: Gapped): Digits {
  return digitsFor([margin, ...pairwise.map(({ difference }) => difference.value)], objective);
}

/** Gaps without their sign, and the margin. */
export function gapFormat(evidence: Gapped): (gap: number) => string {
  const digits = gapDigits(evidence);
  return (gap) => writtenWith(digits, gap);
}

export function finalDigits({ target, bestKnown, arms, objective }: ComparisonEvidence): Digits {
  return digitsFor([target, bestKnown?.value, ...arms.map(({ final }) => final.value)], objective);
}
