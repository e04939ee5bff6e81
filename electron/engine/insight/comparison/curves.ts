/** Incumbent curves of the arms over what was spent, with bands and average ranks. */
import type { AxisCurves, IncumbentCurve } from '../../../../shared/evidence.ts';
import type { Arm, ExperimentAxis, ExperimentRun } from '../../../../shared/experiment.ts';
import { ranks } from '../../../../shared/statistics/ranks.ts';
import { asMeasure, byArm, scoreAt, type MedianOf, type Scoring } from './scores.ts';

const PLACES = 60;

/** @param runs finished ones. @param extent the last place of the axis. */
export function axisCurves(
  arms: readonly Arm[],
  runs: readonly ExperimentRun[],
  axis: ExperimentAxis,
  extent: number,
  scoring: Scoring,
  medianOf: MedianOf,
): AxisCurves {
  const at = Array.from({ length: PLACES }, (_, place) => (extent * (place + 1)) / PLACES);
  const scoreOfRun = (run: ExperimentRun, place: number): number =>
    scoreAt(scoring, run, axis, place * arms[run.arm]!.budgetFactor);
  const complete = completeRepetitions(arms, runs);
  const placeRanks = at.map((place) => averageRanks(complete, (run) => scoreOfRun(run, place)));
  const curves = byArm(arms, runs).map((own, arm): IncumbentCurve => {
    const medians = at.map((place) => asMeasure(scoring, medianOf(own.map((run) => scoreOfRun(run, place)))));
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

/** For each arm the mean of its ranks, 1 for the best; null where no repetition is complete. */
function averageRanks(
  repetitions: readonly (readonly ExperimentRun[])[],
  score: (run: ExperimentRun) => number,
): readonly number[] | null {
  if (repetitions.length === 0) return null;
  const all = repetitions.map((own) => ranks(own.map((run) => -score(run))));
  return all[0]!.map((_, arm) => all.reduce((sum, own) => sum + own[arm]!, 0) / all.length);
}
