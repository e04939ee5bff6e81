/** Each two arms, by their pairs: the evidence of the verdict. */
import type { ComparisonEvidence, PairwiseComparison } from '../../evidence.ts';
import type { Experiment } from '../../experiment.ts';
import { gapDigits, gapFormat } from '../../format/gap.ts';
import { pairsInAll } from '../../finding.ts';
import { shownStability } from '../../on-edge.ts';
import { soFarText } from '../../so-far.ts';
import { FEWEST_PAIRS } from '../../statistics/comparison-levels.ts';
import type { Inline, Line, Scale, Section } from '../report.ts';
import {
  countsColumn,
  estimateColumn,
  findingColumn,
  numberColumn,
  strategyColumn,
  tableOf,
  type ColumnOf,
} from '../table-of.ts';
import { gapScale } from './gap-scale.ts';
import { strategyCell } from './strategy-cell.ts';
import { edgeLine, wordCell } from './word-cell.ts';

const PROBABILITY: Scale = { low: 0, high: 1, neutral: 0.5, needed: [0.75] };

export function pairsSection(evidence: ComparisonEvidence, experiment: Pick<Experiment, 'arms' | 'state'>): Section {
  const { arms } = experiment;
  const ofGaps = { of: 'difference', digits: gapDigits(evidence) } as const;
  const columns: readonly ColumnOf<PairwiseComparison>[] = [
    strategyColumn('A', ({ arm }) => strategyCell(arms, arm)),
    strategyColumn('B', ({ than }) => strategyCell(arms, than)),
    estimateColumn(term('Gap', 'gap'), ofGaps, ({ difference }) => difference, { scale: gapScale(evidence) }),
    findingColumn(term('A is', 'word-of-a-pair'), wordCell),
    numberColumn(term('p', 'joint-interval'), 'significance', ({ p }) => p, { priority: 2 }),
    countsColumn('Won, tied, lost', ' · ', ({ wins, ties, losses }) => [wins, ties, losses], { priority: 2 }),
    estimateColumn(term('P(A > B)', 'superiority'), 'hundredths', ({ superiority }) => superiority, {
      scale: PROBABILITY,
      priority: 1,
    }),
    numberColumn(term('Same word again', 'stability'), 'percent', ({ stability }) => shownStability(stability), { priority: 1 }),
    numberColumn('Pairs in all', 'count', pairsInAll, { priority: 3 }),
  ];
  return {
    heading: 'Pairs: the same seeds, two strategies',
    anchor: 'pairs',
    blocks: [tableOf(evidence.pairwise, columns, captionOf(evidence, experiment), ({ sentence }) => sentence)],
  };
}

const term = (text: string, key: string): Inline => ({ mark: 'term', text, term: key });

function captionOf(evidence: ComparisonEvidence, experiment: Pick<Experiment, 'state'>): Line {
  const { measure, margin, pairs, pairwise } = evidence;
  const of = margin === null ? 'the margin' : gapFormat(evidence)(margin);
  const soFar = soFarText(evidence, experiment);
  if (pairs < FEWEST_PAIRS)
    return [
      `Differences in ${measure}, positive where A is better. Below ${FEWEST_PAIRS} pairs no gap has an interval, and nothing is shown.`,
    ];
  if (soFar !== null) return [`Differences in ${measure}, positive where A is better. ${soFar}`];
  return [
    `Differences in ${measure}, positive where A is better; their `,
    term('intervals', 'joint-interval'),
    ` hold together in 95 of 100 comparisons. Better: all of it above ${of}; slightly better: above 0 and below that; same: within ${of} on both sides; else undecided, in brackets with about how many pairs a new comparison needs in all to decide it, in about one of two cases: none where the gap is within two standard errors of the margin.`,
    ...edgeLine(pairwise),
  ];
}
