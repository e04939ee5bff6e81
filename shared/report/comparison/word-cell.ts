import type { PairwiseComparison } from '../../evidence.ts';
import { findingOf, pairsInAll, type Finding } from '../../finding.ts';
import { countedText } from '../../format/count.ts';
import { isWordOnEdge } from '../../on-edge.ts';
import type { Inline, Tone } from '../report.ts';

const TONES: Readonly<Record<Finding, Tone>> = {
  better: 'good',
  'better or slightly better': 'slight',
  'slightly better': 'slight',
  same: 'none',
  undecided: 'none',
  'slightly worse': 'slight',
  'worse or slightly worse': 'slight',
  worse: 'bad',
};

/**
 * A finding in a word: where it is undecided with how many pairs in all would decide it, else with a mark where another experiment of this
 * size might well have said another one. Where no word is said, that.
 */
export function wordCell(pair: PairwiseComparison) {
  if (pair.p === null) return { text: 'no word', tone: 'none' } as const;
  const [finding, needed] = [findingOf(pair), pairsInAll(pair)];
  const text = needed === null ? finding : `${finding} (${countedText(needed, 'pair')} in all)`;
  return { text: isWordOnEdge(pair) ? `${text}, on the edge` : text, tone: TONES[finding] };
}

/** What the mark means, where one of the words has it. */
export function edgeLine(pairs: readonly PairwiseComparison[]): readonly Inline[] {
  if (!pairs.some(isWordOnEdge)) return [];
  return [
    ' ',
    { mark: 'term', text: 'On the edge', term: 'on-the-edge' },
    ': another comparison of this size may well say another word.',
  ];
}
