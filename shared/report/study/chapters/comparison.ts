/** Whether the strategies are better than random search: the verdict first, then what it rests on. */
import { alikeBefore } from '../../../charts/arm.ts';
import { comparisonCurves, haveBands } from '../../../charts/comparison-curves.ts';
import type { ChartLook } from '../../../charts/look.ts';
import { earlyEnds } from '../../../ended-early.ts';
import { amountText } from '../../../format/budget.ts';
import { countedText } from '../../../format/count.ts';
import { objectiveOf } from '../../../measure.ts';
import { FEWEST_PAIRS } from '../../../statistics/comparison-levels.ts';
import { armsSection } from '../../comparison/arms.ts';
import { ladderSection } from '../../comparison/ladder.ts';
import { pairsSection } from '../../comparison/pairs.ts';
import { answeredText, verdictSection } from '../../comparison/verdict.ts';
import { foreignSearchesSection } from '../../foreign-searches.ts';
import type { Chapter, FigureBlock, Section } from '../../report.ts';
import { textBlock } from '../../text-block.ts';
import { toldComparisons, type ToldComparison } from '../best-comparison.ts';
import type { StudyEvidence } from '../evidence.ts';
import { chapter } from './chapter.ts';

export function comparisonChapter(evidence: StudyEvidence, look: ChartLook): Chapter {
  const told = toldComparisons(evidence);
  const [first] = told;
  if (!first) {
    const none = `Strategies were not compared on this study, so that nothing is said of which one is better: the best values of single searches differ by luck. Compare them over pairs of searches with: trialdeck compare --study ${evidence.study.id}`;
    return chapter('comparison', [textBlock(none)], foreignSections(evidence));
  }
  const besides = told.some(({ isCited }) => isCited) ? told.slice(1, 2) : [];
  const own = inFull(first, evidence, look);
  return chapter(
    'comparison',
    [textBlock(...[first, ...besides].map(madeText))],
    [
      ...(besides.length === 0 ? own : own.map((section) => named(section, first))),
      ...besides.flatMap((each) => beside(each, evidence, look)),
      ...foreignSections(evidence),
      ...othersSection(told.slice(1 + besides.length)),
    ],
  );
}

function inFull(told: ToldComparison, evidence: StudyEvidence, look: ChartLook): readonly Section[] {
  const { experiment, evidence: found, verdict } = told;
  const ladder = ladderSection(found, experiment);
  return [
    verdictSection(verdict),
    { ...ladder, blocks: [...ladder.blocks, curvesBlock(told, evidence, look)] },
    armsSection(found, experiment),
    pairsSection(found, experiment),
  ];
}

/** Another one in full; of one that can show nothing, no more than what it ended with. */
function beside(told: ToldComparison, evidence: StudyEvidence, look: ChartLook): readonly Section[] {
  const { experiment, evidence: found, verdict } = told;
  const sections =
    found.pairs < FEWEST_PAIRS ? [verdictSection(verdict), armsSection(found, experiment)] : inFull(told, evidence, look);
  return sections.map((section) => ({ ...named(section, told), anchor: `${section.anchor}-beside` }));
}

/** Where two are told, whose it is. */
function named(section: Section, { isCited }: ToldComparison): Section {
  return { ...section, heading: `${section.heading}: ${isCited ? 'the cited comparison' : 'this study’s own'}` };
}

function madeText(told: ToldComparison): string {
  const { experiment, evidence: found, isCited, study } = told;
  const { arms, kind, budget, seed } = experiment;
  const what = `${countedText(arms.length, 'strategy', 'strategies')} were compared over ${countedText(found.pairs, 'pair')} of searches with the same seeds`;
  const spent = `each with ${amountText(budget)} (seed ${seed})`;
  if (isCited)
    return `Cited from another study of ${study.about.title}, “${study.name}”: ${what}, replayed on the curves that it recorded, ${spent}. Its space has ${countedText(searchedIn(study), 'hyperparameter')}, and its trials have up to ${countedText(study.maxEpochs, 'epoch')}. What it rests on lies inside the PDF of this report.`;
  const how = kind === 'replay' ? 'replayed on the recorded curves of this study' : 'trained, each as a session of this study';
  return `${what}, ${how}, ${spent}.`;
}

function searchedIn({ space }: StudyEvidence['study']): number {
  return Object.values(space).filter(({ type }) => type !== 'fixed').length;
}

function curvesBlock(
  { experiment, evidence: found, verdict, study }: ToldComparison,
  { strategies }: StudyEvidence,
  look: ChartLook,
): FigureBlock {
  const { measure, pairs, bestKnown, curves } = found;
  const { axis } = experiment.budget;
  const arms = experiment.arms.map(({ label, strategy, budgetFactor }, at) => {
    return {
      label,
      strategy: strategies.findIndex(({ name }) => name === strategy.name),
      budgetFactor,
      alike: alikeBefore(experiment.arms, at),
    };
  });
  const early = earlyEnds(found, experiment);
  return {
    kind: 'figure',
    title: 'Incumbent by budget',
    figure: comparisonCurves(
      { curves: curves[axis], axis, measure, objective: objectiveOf(study), arms, pairs, bestKnown, early },
      look,
    ),
    caption: [
      `What the searches of each strategy have found after how many ${axis}: medians over ${countedText(pairs, 'pair')}${haveBands(curves[axis]) ? ', with 95 % bands. Where bands overlap, who is ahead may be luck' : ', too few for bands: who is ahead may be luck'}.`,
    ],
    alternative: verdict.sentence,
  };
}

function foreignSections({ foreign, study }: StudyEvidence): readonly Section[] {
  return foreign === null ? [] : [foreignSearchesSection(foreign, objectiveOf(study))];
}

/** The other comparisons of the study, a sentence each. */
function othersSection(others: readonly ToldComparison[]): readonly Section[] {
  if (others.length === 0) return [];
  const lines = others.map(({ experiment: { id }, verdict }) => `Comparison ${id}: ${answeredText(verdict)}`);
  return [{ heading: 'Other comparisons', anchor: 'other-comparisons', blocks: [textBlock(...lines)] }];
}
