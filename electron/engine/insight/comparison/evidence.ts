/** What the finished runs of an experiment say. */
import {
  EXPERIMENT_AXES,
  type ArmEvidence,
  type ComparisonEvidence,
  type Experiment,
  type ExperimentAxis,
  type ExperimentRun,
  type Variation,
} from '../../../../shared/experiment.ts';
import { gainOf, type Directed } from '../../../../shared/measure.ts';
import { pairsNeeded } from '../../../../shared/statistics/pairs-needed.ts';
import { quantile } from '../../../../shared/statistics/quantile.ts';
import { axisCurves, completeRepetitions } from './curves.ts';
import { pairwise } from './pairwise.ts';
import {
  asMeasure,
  byArm,
  createMedianOf,
  finalScore,
  scoreOf,
  scoringOf,
  spentUntil,
  type MedianOf,
  type Scoring,
} from './scores.ts';

export interface Comparison {
  readonly experiment: Experiment;
  /** In any state; those that have finished count. */
  readonly runs: readonly ExperimentRun[];
  readonly objective: Directed;
  /** Of the recording, by the measure; null where there is none, and the best that a run found is meant. */
  readonly bestKnown: number | null;
  readonly varies: readonly Variation[];
}

/** Arm 0 is random search. Null before the first run has finished. */
export function comparisonEvidence({ experiment, runs, objective, bestKnown, varies }: Comparison): ComparisonEvidence | null {
  const finished = runs.filter(({ state }) => state === 'finished');
  if (finished.length === 0) return null;
  const { arms, budget } = experiment;
  const scoring = scoringOf(finished, objective);
  const medianOf = createMedianOf();
  const best = bestKnown === null ? bestFound(finished, scoring) : gainOf(scoring, bestKnown);
  const own = byArm(arms, finished);
  const target = medianFinal(own[0]!, scoring);
  const extentOf = (axis: ExperimentAxis): number =>
    axis === budget.axis ? budget.amount : Math.max(...finished.map(({ arm, spent }) => spent[axis] / arms[arm]!.budgetFactor));
  const curvesOn = (axis: ExperimentAxis) => [axis, axisCurves(arms, finished, axis, extentOf(axis), scoring, medianOf)];
  return {
    measure: scoring.measure,
    pairs: completeRepetitions(arms, finished).length,
    neededPairs: { power80: pairsNeeded(0.75, 0.8, 0.05), power95: pairsNeeded(0.75, 0.95, 0.05) },
    varies,
    bestKnown: measureOf(best, scoring),
    target: measureOf(target, scoring),
    arms: own.map((ofArm, arm) => ({
      ...{ arm, spent: medianSpent(ofArm, budget.axis) },
      ...armEvidence(ofArm, best, target, scoring, medianOf),
    })),
    curves: Object.fromEntries(EXPERIMENT_AXES.map(curvesOn)) as ComparisonEvidence['curves'],
    pairwise: pairwise(arms, finished, scoring),
  };
}

function armEvidence(
  runs: readonly ExperimentRun[],
  best: number | null,
  target: number | null,
  scoring: Scoring,
  medianOf: MedianOf,
): Omit<ArmEvidence, 'arm' | 'spent'> {
  const scores = runs.map((run) => finalScore(scoring, run));
  const regretOf = (score: number | null): number | null => (score === null || best === null ? null : Math.max(0, best - score));
  const found = scores.filter((score) => score !== null);
  const until = (axis: ExperimentAxis): readonly number[] =>
    runs.map((run) => (target === null ? Infinity : spentUntil(scoring, run, axis, target)));
  return {
    runs: runs.length,
    finals: runs.map(({ repetition }, at) => ({
      repetition,
      value: measureOf(scores[at]!, scoring),
      regret: regretOf(scores[at]!),
    })),
    final: asMeasure(scoring, medianOf(found)),
    finalSelect: asMeasure(scoring, medianOf(runs.flatMap((run) => finalScore({ ...scoring, measure: 'select' }, run) ?? []))),
    regret: medianOf(found.flatMap((score) => regretOf(score) ?? [])),
    overtuning: scoring.measure === 'confirm' ? runs.flatMap((run) => overtuningOf(run, scoring)) : [],
    toTarget: {
      reached: until('trials').filter(Number.isFinite).length,
      epochs: medianOf(until('epochs')),
      seconds: medianOf(until('seconds')),
      trials: medianOf(until('trials')),
    },
  };
}

function medianSpent(runs: readonly ExperimentRun[], axis: ExperimentAxis): number | null {
  return runs.length === 0
    ? null
    : quantile(
        runs.map(({ spent }) => spent[axis]),
        0.5,
      );
}

function overtuningOf({ path }: ExperimentRun, scoring: Scoring): number[] {
  const scores = path.map((step) => scoreOf(scoring, step));
  return scores.length === 0 ? [] : [Math.max(...scores) - scores.at(-1)!];
}

function bestFound(runs: readonly ExperimentRun[], scoring: Scoring): number | null {
  const scores = runs.flatMap(({ path }) => path.map((step) => scoreOf(scoring, step)));
  return scores.length === 0 ? null : Math.max(...scores);
}

function medianFinal(runs: readonly ExperimentRun[], scoring: Scoring): number | null {
  const scores = runs.map((run) => finalScore(scoring, run)).filter((score) => score !== null);
  return scores.length === 0 ? null : quantile(scores, 0.5);
}

function measureOf(score: number | null, scoring: Scoring): number | null {
  return score === null ? null : gainOf(scoring, score);
}
