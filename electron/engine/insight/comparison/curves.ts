/** Incumbent curves of the arms over what was spent, with bands and average ranks. */
import type { AxisCurves, IncumbentCurve } from '../../../../shared/evidence.ts';
import type { Arm, ExperimentAxis, ExperimentRun } from '../../../../shared/experiment.ts';
import { ranks } from '../../../../shared/statistics/ranks.ts';
import { asMeasure, byArm, scoresAlong, type MedianOf, type Scoring } from './scores.ts';

/** More than a chart of some hundred pixels shows. */
const PLACES = 60;

/**
 * The curves are thinned before they leave: whatever the budget is, a curve of 1,166 epochs is told at 60 places equally far
 * apart, by what each run had found when so much was spent. The last place is the end of the axis, so that finals stay exact;
 * a rise between two places is drawn at the later one.
 * @param runs finished ones. @param extent the last place of the axis.
 */
export function axisCurves(
  arms: readonly Arm[],
  runs: readonly ExperimentRun[],
  axis: ExperimentAxis,
  extent: number,
  scoring: Scoring,
  medianOf: MedianOf,
): AxisCurves {
  const at = Array.from({ length: PLACES }, (_, place) => (extent * (place + 1)) / PLACES);
  const placesOf = arms.map(({ budgetFactor }) => at.map((place) => place * budgetFactor));
  const told = runs.map((run) => ({ ...run, scores: scoresAlong(scoring, run, axis, placesOf[run.arm]!) }));
  const complete = completeRepetitions(arms, told);
  const placeRanks = at.map((_, place) => averageRanks(complete.map((own) => own.map(({ scores }) => scores[place]!))));
  const curves = byArm(arms, told).map((own, arm): IncumbentCurve => {
    const medians = at.map((_, place) => asMeasure(scoring, medianOf(own.map(({ scores }) => scores[place]!))));
    return {
      median: medians.map(({ value }) => value),
      low: medians.map(({ low }) => low),
      high: medians.map(({ high }) => high),
      averageRank: placeRanks.map((mean) => mean?.[arm] ?? null),
    };
  });
  return { at, arms: curves };
}

/** The repetitions of which every arm has finished, each with its runs in the order of the arms. */
export function completeRepetitions<Run extends Pick<ExperimentRun, 'arm' | 'repetition'>>(
  arms: readonly Arm[],
  runs: readonly Run[],
): readonly (readonly Run[])[] {
  const repetitions = [...Map.groupBy(runs, ({ repetition }) => repetition).values()];
  return repetitions
    .filter(({ length }) => length === arms.length)
    .map((own) => own.toSorted((left, right) => left.arm - right.arm));
}

/** For each arm the mean of its ranks, 1 for the best; null where no repetition is complete. @param scores by repetition and arm. */
function averageRanks(scores: readonly (readonly number[])[]): readonly number[] | null {
  if (scores.length === 0) return null;
  const all = scores.map((own) => ranks(own.map((score) => -score)));
  return all[0]!.map((_, arm) => all.reduce((sum, own) => sum + own[arm]!, 0) / all.length);
}
