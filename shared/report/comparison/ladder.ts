/** Every strategy against random search with twice the budget, of which the verdict speaks, and against random search, a row a strategy. */
import { endedEarly } from '../../ended-early.ts';
import { TOO_NEAR, type ArmEvidence, type ComparisonEvidence, type Estimated } from '../../evidence.ts';
import { RANDOM, RANDOM_TWICE, type Experiment } from '../../experiment.ts';
import { foundNothing, foundNothingText } from '../../found-nothing.ts';
import { countText } from '../../format/count.ts';
import { gapDigits, gapFormat } from '../../format/gap.ts';
import { UNKNOWN } from '../../format/unknown.ts';
import { pairSeenFrom } from '../../mirrored-pair.ts';
import { pairsInAll } from '../../finding.ts';
import { soFarText } from '../../so-far.ts';
import type { Inline, Section } from '../report.ts';
import { estimateColumn, findingColumn, strategyColumn, tableOf, textColumn, type ColumnOf } from '../table-of.ts';
import { gapScale } from './gap-scale.ts';
import { strategyCell } from './strategy-cell.ts';
import { edgeLine, wordCell } from './word-cell.ts';

const NOTHING: Estimated = { value: null, low: null, high: null };

export function ladderSection(evidence: ComparisonEvidence, experiment: Experiment): Section {
  const { arms, budget } = experiment;
  const scale = gapScale(evidence);
  const format = { of: 'difference', digits: gapDigits(evidence) } as const;
  const against = (yardstick: number, title: string): readonly ColumnOf<ArmEvidence>[] => [
    estimateColumn(title, format, ({ arm }) => pairSeenFrom(evidence.pairwise, arm, yardstick)?.difference ?? NOTHING, {
      scale,
    }),
    findingColumn({ mark: 'term', text: 'is', term: 'word-of-a-pair' }, ({ arm }) => {
      const pair = pairSeenFrom(evidence.pairwise, arm, yardstick);
      return pair === null ? { text: UNKNOWN, tone: 'none' } : wordCell(pair);
    }),
  ];
  const strategies = evidence.arms.filter(({ arm }) => arm !== RANDOM);
  const nothing = evidence.arms.some((arm) => foundNothing(arm) > 0) ? [textColumn('Found nothing', foundNothingText)] : [];
  const columns: readonly ColumnOf<ArmEvidence>[] = [
    strategyColumn('Strategy', ({ arm }) => strategyCell(arms, arm)),
    ...against(RANDOM_TWICE, 'Against random search 2x'),
    ...against(RANDOM, 'Against random search'),
    textColumn(`Spent (${budget.axis})`, (arm) => spentText(arm, experiment)),
    ...nothing,
  ];
  return {
    heading: 'Against random search',
    anchor: 'ladder',
    blocks: [tableOf(strategies, columns, captionOf(evidence, experiment))],
  };
}

/** Of intervals, brackets and edges only where there are any. */
function captionOf(evidence: ComparisonEvidence, experiment: Experiment): readonly Inline[] {
  const { measure, pairwise } = evidence;
  const soFar = soFarText(evidence, experiment);
  const told = pairwise.filter(({ arm, than }) => arm <= RANDOM_TWICE || than <= RANDOM_TWICE);
  const intervals =
    soFar === null && told.some(({ difference: { low } }) => low !== null)
      ? ', with intervals that hold together in 95 of 100 comparisons'
      : '';
  return [
    { mark: 'term', text: 'Gaps', term: 'gap' },
    ` in ${measure}, positive where the strategy is better${intervals}; `,
    ...marginLine(evidence),
    '.',
    ...(soFar === null ? [] : [` ${soFar}`]),
    ...(told.some((pair) => pairsInAll(pair) !== null)
      ? [' In brackets: about how many pairs a new comparison needs in all to decide, in about one of two cases.']
      : []),
    ...(told.some(({ pairsToDecide }) => pairsToDecide === TOO_NEAR)
      ? [' No number of pairs can be said where the gap is within two standard errors of the margin.']
      : []),
    ...edgeLine(told),
  ];
}

/** Without a margin nobody has said what is of use. */
function marginLine(evidence: ComparisonEvidence): readonly Inline[] {
  const { margin } = evidence;
  return margin === null
    ? ['nobody has stated how large a gap is of use']
    : [
        'below the ',
        { mark: 'term', text: 'margin', term: 'margin' },
        ` of ${gapFormat(evidence)(margin)} a gap is of little use`,
      ];
}

function spentText(found: ArmEvidence, experiment: Experiment): Inline {
  const { arms, budget } = experiment;
  const spent = countText(found.spent);
  return endedEarly(found, experiment)
    ? { mark: 'strong', text: `${spent} of ${countText(budget.amount * arms[found.arm]!.budgetFactor)}` }
    : spent;
}
