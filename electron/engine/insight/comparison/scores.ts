/** Runs as scores: their measure, turned so that larger is better. */
import type { ComparisonEvidence, Estimated } from '../../../../shared/evidence.ts';
import type { Arm, ExperimentAxis, ExperimentRun, IncumbentStep } from '../../../../shared/experiment.ts';
import { bestIsLargest, gainOf, type Directed } from '../../../../shared/measure.ts';
import { randomFor } from '../../../../shared/random.ts';
import { medianBootstrap } from '../../../../shared/statistics/bootstrap-median.ts';
import { FEWEST_RUNS } from '../../../../shared/statistics/comparison-levels.ts';
import { quantile } from '../../../../shared/statistics/quantile.ts';

/** `goal`: which of two measures is better. */
export interface Scoring extends Directed {
  readonly measure: ComparisonEvidence['measure'];
}

/** *confirm* counts where every incumbent of every run has it. */
export function scoringOf(runs: readonly ExperimentRun[], { goal }: Directed): Scoring {
  const confirmed = runs.every(({ path }) => path.every(({ confirm }) => confirm !== null));
  return { measure: confirmed ? 'confirm' : 'select', goal };
}

export function scoreOf(scoring: Scoring, step: IncumbentStep): number {
  return gainOf(scoring, step[scoring.measure]!);
}

/** Of the last incumbent; null where the run found none. */
export function finalScore(scoring: Scoring, { path }: ExperimentRun): number | null {
  const last = path.at(-1);
  return last ? scoreOf(scoring, last) : null;
}

/** Of the incumbent when so much was spent, place by place; -Infinity where there was none. @param places ascending. */
export function scoresAlong(
  scoring: Scoring,
  { path }: ExperimentRun,
  axis: ExperimentAxis,
  places: readonly number[],
): readonly number[] {
  let [step, score] = [0, -Infinity];
  return places.map((spent) => {
    while (step < path.length && path[step]![axis] <= spent) score = scoreOf(scoring, path[step++]!);
    return score;
  });
}

/** What it took until the score was first reached; Infinity where it never was. */
export function spentUntil(scoring: Scoring, { path }: ExperimentRun, axis: ExperimentAxis, score: number): number {
  return path.find((step) => scoreOf(scoring, step) >= score)?.[axis] ?? Infinity;
}

/** The finished runs of each arm. */
export function byArm<Run extends Pick<ExperimentRun, 'arm'>>(
  arms: readonly Arm[],
  runs: readonly Run[],
): readonly (readonly Run[])[] {
  return arms.map((_, arm) => runs.filter((run) => run.arm === arm));
}

/** A median with its 95 % bootstrap interval; without one below 6 values. */
export type MedianOf = (values: readonly number[]) => Estimated;

/** The same resamples for the same number of values, so that the same runs give the same evidence. */
export function createMedianOf(): MedianOf {
  const bootstraps = new Map<number, ReturnType<typeof medianBootstrap>>();
  let last: { readonly values: readonly number[]; readonly median: Estimated } | null = null;
  const estimate = (values: readonly number[]): Estimated => {
    const count = values.length;
    if (count === 0) return { value: null, low: null, high: null };
    if (count < FEWEST_RUNS) return { value: finite(quantile(values, 0.5)), low: null, high: null };
    const bootstrap = bootstraps.get(count) ?? medianBootstrap(count, randomFor('median', count));
    bootstraps.set(count, bootstrap);
    const { low, high } = bootstrap(values);
    return { value: finite(quantile(values, 0.5)), low: finite(low), high: finite(high) };
  };
  // Neighbouring places of a curve mostly have the same incumbents.
  return (values) => {
    if (last?.values.length !== values.length || last.values.some((value, at) => value !== values[at]))
      last = { values, median: estimate(values) };
    return last.median;
  };
}

/** The estimate of a score as that of the measure. */
export function asMeasure(scoring: Scoring, { value, low, high }: Estimated): Estimated {
  const turned = (score: number | null): number | null => (score === null ? null : gainOf(scoring, score));
  const [worse, better] = [turned(low), turned(high)];
  return { value: turned(value), ...(bestIsLargest(scoring) ? { low: worse, high: better } : { low: better, high: worse }) };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
