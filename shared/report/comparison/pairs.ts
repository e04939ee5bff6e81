/** Each two arms, by their pairs: the evidence of the verdict. */
import type { ComparisonEvidence, ComparisonWord, Experiment, PairwiseComparison } from '../../experiment.ts';
import type { Line, Scale, Section, Tone } from '../report.ts';
import {
  countsColumn,
  estimateColumn,
  findingColumn,
  numberColumn,
  strategyColumn,
  tableOf,
  type ColumnOf,
} from '../table-of.ts';
import { strategyCell } from './strategy-cell.ts';

const TONES: Readonly<Record<ComparisonWord, Tone>> = {
  better: 'good',
  'slightly better': 'slight',
  'not shown': 'none',
  'slightly worse': 'slight',
  worse: 'bad',
};

const PROBABILITY: Scale = { low: 0, high: 1, neutral: 0.5, needed: 0.75 };

export function pairsSection(evidence: ComparisonEvidence, { arms }: Pick<Experiment, 'arms'>): Section {
  const columns: readonly ColumnOf<PairwiseComparison>[] = [
    strategyColumn('A', ({ arm }) => strategyCell(arms, arm)),
    strategyColumn('B', ({ than }) => strategyCell(arms, than)),
    countsColumn('Won, tied, lost', ' · ', ({ wins, ties, losses }) => [wins, ties, losses], { priority: 1 }),
    estimateColumn({ mark: 'term', text: 'P(A > B)', term: 'superiority' }, 'hundredths', ({ superiority }) => superiority, {
      scale: PROBABILITY,
    }),
    estimateColumn('Mean difference', 'difference', ({ difference }) => difference, { priority: 2 }),
    numberColumn({ mark: 'term', text: 'p', term: 'wilcoxon' }, 'significance', ({ p }) => p, { priority: 3 }),
    numberColumn({ mark: 'term', text: 'p, Holm', term: 'holm' }, 'significance', ({ pHolm }) => pHolm, { priority: 1 }),
    findingColumn('A is', ({ word }) => ({ text: word, tone: TONES[word] })),
  ];
  return {
    heading: 'Pairs: the same seeds, the same budget, two strategies',
    anchor: 'pairs',
    blocks: [tableOf(evidence.pairwise, columns, captionOf(evidence), ({ sentence }) => sentence)],
  };
}

function captionOf({ measure }: ComparisonEvidence): Line {
  return [
    'Better needs p below 0.05 after ',
    { mark: 'term', text: 'Holm', term: 'holm' },
    ` and at least three of four pairs won; p alone is a difference that can be detected and is of little use. Differences in ${measure}, positive where A is better; intervals of 95 %.`,
  ];
}
