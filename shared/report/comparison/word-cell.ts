import type { ComparisonWord, PairwiseComparison } from '../../evidence.ts';
import { isOnEdge } from '../../on-edge.ts';
import type { Tone } from '../report.ts';

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
  return { text: isOnEdge(stability) ? `${text}, on the edge` : text, tone: isOpen ? ('slight' as const) : TONES[word] };
}
