/** What every arm ended with, and what it took to reach the target. */
import { bestKnownBasis, bestKnownText, type BestKnown } from '../../best-known.ts';
import type { ArmEvidence, ComparisonEvidence, Estimated } from '../../evidence.ts';
import type { Experiment, ExperimentAxis } from '../../experiment.ts';
import { foundNothing } from '../../found-nothing.ts';
import { finalDigits, gapDigits } from '../../format/gap.ts';
import { type Digits, writtenWith } from '../../format/value.ts';
import { FEWEST_PAIRS } from '../../statistics/comparison-levels.ts';
import { mean } from '../../statistics/mean.ts';
import type { Inline, Line, NumberFormat, Section } from '../report.ts';
import { countsColumn, estimateColumn, numberColumn, strategyColumn, tableOf, type ColumnOf } from '../table-of.ts';
import { strategyCell } from './strategy-cell.ts';

export function armsSection(evidence: ComparisonEvidence, experiment: Experiment): Section {
  return {
    heading: 'What each ended with, and what it took',
    anchor: 'arms',
    blocks: [tableOf(evidence.arms, columnsOf(evidence, experiment), captionOf(evidence))],
  };
}

function captionOf(evidence: ComparisonEvidence): Line {
  const { arms, pairs, measure, target, bestKnown } = evidence;
  const digits = finalDigits(evidence);
  const intervals = pairs < FEWEST_PAIRS ? '' : ' with 95 % bootstrap intervals (none below 6 runs)';
  const medians = `Medians${intervals}, measured on ${measure}; the rank among the strategies is a mean over the pairs`;
  const overtuned = arms.some(({ overtuning }) => overtuning.length > 0);
  const means = overtuned ? '; overtuning is a mean over the runs, beside the share of runs that have any' : '';
  const aim =
    target === null
      ? ''
      : `. The target is ${writtenWith(digits, target)}, the final median of random search. “Of random’s epochs” holds the median search against that of random search, “in the mean” all searches, each counted up to the budget${pairs < FEWEST_PAIRS ? '' : '; the ends of their intervals are good to about one percent'}`;
  return [`${medians}${means}${aim}.${bestKnown === null ? '' : ` ${regretText(bestKnown, digits)}`}`];
}

function regretText(bestKnown: BestKnown, digits: Digits): string {
  const text = (value: number): string => writtenWith(digits, value);
  const against = `Regret is against the ${bestKnownText(bestKnown, text)}: ${bestKnownBasis(bestKnown, ({ low, high }) => `${text(low)} to ${text(high)}`)}.`;
  return bestKnown.interval === null ? against : `${against} The intervals of regret leave that out.`;
}

function columnsOf(evidence: ComparisonEvidence, { arms, budget }: Experiment): readonly ColumnOf<ArmEvidence>[] {
  const { arms: found, measure, curves } = evidence;
  const ofFinals: NumberFormat = { of: 'value', digits: finalDigits(evidence) };
  const ofGaps: NumberFormat = { of: 'value', digits: gapDigits(evidence) };
  const failing = found.some((arm) => foundNothing(arm) > 0);
  const nothing = failing ? [countsColumn('Found nothing', ' of ', nothingOf, { priority: 1 })] : [];
  const selects = measure === 'select' ? [] : [estimateColumn('Final select', ofFinals, finalSelectOf, { priority: 4 })];
  const rankOf = ({ arm }: ArmEvidence): number | null => curves[budget.axis].arms[arm]!.averageRank.at(-1) ?? null;
  return [
    strategyColumn('Strategy', ({ arm }) => strategyCell(arms, arm)),
    numberColumn('Runs', 'count', ({ runs }) => runs, { priority: 3 }),
    spentColumn(budget.axis),
    ...nothing,
    estimateColumn(`Final ${measure}`, ofFinals, ({ final }) => final),
    ...selects,
    estimateColumn(term('Regret', 'regret'), ofGaps, ({ regret }) => regret, { priority: 1 }),
    numberColumn(term('Overtuning', 'overtuning'), ofGaps, meanOvertuningOf, { priority: 2 }),
    numberColumn('Overtuned runs', 'percent', overtunedShareOf, { priority: 3 }),
    numberColumn(term('Rank', 'average-rank'), 'hundredths', rankOf, { priority: 2 }),
    countsColumn('Reached target', ' of ', ({ toTarget, runs }) => [toTarget.reached, runs], { priority: 1 }),
    estimateColumn('Epochs to it', 'count', ({ toTarget }) => toTarget.epochs, { priority: 1 }),
    estimateColumn(term('Of random’s epochs', 'speed-up'), 'percent', ({ speedUp }) => speedUp?.epochs ?? NOTHING, {
      priority: 2,
    }),
    estimateColumn('In the mean', 'percent', ({ speedUp }) => speedUp?.meanEpochs ?? NOTHING, { priority: 2 }),
    numberColumn('p, Holm', 'significance', ({ speedUp }) => speedUp?.p ?? null, { priority: 4 }),
    estimateColumn('Time to it', 'duration', ({ toTarget }) => inMs(toTarget.seconds), { priority: 5 }),
    estimateColumn('Trials to it', 'count', ({ toTarget }) => toTarget.trials, { priority: 5 }),
  ];
}

function spentColumn(axis: ExperimentAxis): ColumnOf<ArmEvidence> {
  return axis === 'seconds'
    ? numberColumn('Spent', 'duration', ({ spent }) => toMs(spent), { priority: 4 })
    : numberColumn('Spent', 'count', ({ spent }) => spent, { unit: axis, priority: 4 });
}

const NOTHING: Estimated = { value: null, low: null, high: null };
const nothingOf = (arm: ArmEvidence): readonly number[] => [foundNothing(arm), arm.runs];
const finalSelectOf = ({ finalSelect }: ArmEvidence): Estimated => finalSelect;
const meanOvertuningOf = ({ overtuning }: ArmEvidence): number | null => (overtuning.length === 0 ? null : mean(overtuning));
const overtunedShareOf = ({ overtuning }: ArmEvidence): number | null =>
  overtuning.length === 0 ? null : overtuning.filter((lost) => lost > 0).length / overtuning.length;
const term = (text: string, key: string): Inline => ({ mark: 'term', text, term: key });
const toMs = (seconds: number | null): number | null => (seconds === null ? null : 1000 * seconds);
const inMs = ({ value, low, high }: Estimated): Estimated => ({ value: toMs(value), low: toMs(low), high: toMs(high) });
