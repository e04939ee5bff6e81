import type { ComparisonWord, PairwiseComparison } from '../../evidence.ts';
import type { Tone } from '../report.ts';

/** Below this share of resampled experiments with the same word it lies on the edge to another one. */
const STABLE = 0.9;

const TONES: Readonly<Record<ComparisonWord, Tone>> = {
  better: 'good',
  'slightly better': 'slight',
  same: 'none',
  undecided: 'none',
  'slightly worse': 'slight',
  worse: 'bad',
};

/** A finding in a word, with a mark where another experiment of this size might well have said another one. */
export function wordCell({ word, detected, stability }: Pick<PairwiseComparison, 'word' | 'detected' | 'stability'>) {
  const isOpen = word === 'undecided' && detected;
  const text = isOpen ? 'detected, use undecided' : word;
  const onEdge = stability !== null && stability < STABLE;
  return { text: onEdge ? `${text}, on the edge` : text, tone: isOpen ? ('slight' as const) : TONES[word] };
}
