/** Whether the strategies are better than random search: the verdict first, then what it rests on. */
import { alikeBefore } from '../../../charts/arm.ts';
import { comparisonCurves, haveBands } from '../../../charts/comparison-curves.ts';
import type { ChartLook } from '../../../charts/look.ts';
import { earlyEnds } from '../../../ended-early.ts';
import { amountText } from '../../../format/budget.ts';
import { countedText } from '../../../format/count.ts';
import { objectiveOf } from '../../../measure.ts';
import { armsSection } from '../../comparison/arms.ts';
import { ladderSection } from '../../comparison/ladder.ts';
import { pairsSection } from '../../comparison/pairs.ts';
import { answeredText, verdictSection } from '../../comparison/verdict.ts';
import type { Chapter, FigureBlock, Section } from '../../report.ts';
import { textBlock } from '../../text-block.ts';
import { toldComparisons, type ToldComparison } from '../best-comparison.ts';
import type { StudyEvidence } from '../evidence.ts';
import { chapter } from './chapter.ts';

export function comparisonChapter(evidence: StudyEvidence, look: ChartLook): Chapter {
  const [first, ...others] = toldComparisons(evidence);
  if (!first) {
    const none = `Strategies were not compared on this study, so that nothing is said of which one is better: the best values of single searches differ by luck. Compare them over pairs of searches with: trialdeck compare --study ${evidence.study.id}`;
    return chapter('comparison', [textBlock(none)]);
  }
  const { experiment, evidence: found, verdict } = first;
  return chapter(
    'comparison',
    [textBlock(madeText(first))],
    [
      verdictSection(verdict),
      {
        ...ladderSection(found, experiment),
        blocks: [...ladderSection(found, experiment).blocks, curvesBlock(first, evidence, look)],
      },
      armsSection(found, experiment),
      pairsSection(found, experiment),
      ...othersSection(others),
    ],
  );
}

function madeText({ experiment, evidence: { pairs } }: ToldComparison): string {
  const { arms, kind, budget, seed } = experiment;
  const how = kind === 'replay' ? 'replayed on the recorded curves of this study' : 'trained, each as a session of this study';
  return `${countedText(arms.length, 'strategy', 'strategies')} were compared over ${countedText(pairs, 'pair')} of searches with the same seeds, ${how}, each with ${amountText(budget)} (seed ${seed}).`;
}

function curvesBlock(
  { experiment, evidence: found, verdict }: ToldComparison,
  { study, strategies }: StudyEvidence,
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

/** The other comparisons of the study, a sentence each. */
function othersSection(others: readonly ToldComparison[]): readonly Section[] {
  if (others.length === 0) return [];
  const lines = others.map(({ experiment: { id }, verdict }) => `Comparison ${id}: ${answeredText(verdict)}`);
  return [{ heading: 'Other comparisons', anchor: 'other-comparisons', blocks: [textBlock(...lines)] }];
}
