/** What the finished runs of an experiment say. */
import type { BestKnown } from '../../../../shared/best-known.ts';
import type { ArmEvidence, ComparisonEvidence, ComparisonWord, Variation } from '../../../../shared/evidence.ts';
import {
  EXPERIMENT_AXES,
  hasEnded,
  type Experiment,
  type ExperimentAxis,
  type ExperimentRun,
} from '../../../../shared/experiment.ts';
import { usualMargin } from '../../../../shared/margin.ts';
import { gainOf, type Measure } from '../../../../shared/measure.ts';
import { decidedByNone } from '../../../../shared/startup.ts';
import { FEWEST_PAIRS } from '../../../../shared/statistics/comparison-levels.ts';
import { overtuningOf } from '../../../../shared/statistics/overtuning.ts';
import { quantile } from '../../../../shared/statistics/quantile.ts';
import { axisCurves, completeRepetitions } from './curves.ts';
import { gapsOf, resampledWords } from './gaps.ts';
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
import { speedUps } from './speed-up.ts';

export interface Comparison {
  readonly experiment: Experiment;
  /** In any state; those that have ended count, see `hasEnded`. */
  readonly runs: readonly ExperimentRun[];
  readonly objective: Measure;
  /** By arm: so many first trials no result decides, see `startupTrials`. */
  readonly startup: readonly number[];
  /** Of the recording, by the measure; null where there is none, and the best that a run found is meant. */
  readonly bestKnown: BestKnown | null;
  readonly varies: readonly Variation[];
  /** Whether the study is the assignment's, see `ManualTuning`. */
  readonly assignment: boolean;
}

export interface Weighed {
  readonly evidence: ComparisonEvidence;
  /** The words for the pairs of arms in experiments resampled from this one, by experiment and then by pair. */
  readonly resampled: readonly (readonly ComparisonWord[])[];
}

/** Arm 0 is random search. Null before the first run has finished. */
export function weigh({ experiment, runs, objective, startup, bestKnown, varies }: Comparison): Weighed | null {
  const finished = runs.filter(hasEnded);
  if (finished.length === 0) return null;
  const { arms, budget } = experiment;
  const scoring = scoringOf(finished, objective);
  const medianOf = createMedianOf();
  const best = bestKnown ?? bestFound(finished, scoring);
  const own = byArm(arms, finished);
  const target = medianFinal(own[0]!, scoring);
  const extentOf = (axis: ExperimentAxis): number =>
    axis === budget.axis ? budget.amount : Math.max(...finished.map(({ arm, spent }) => spent[axis] / arms[arm]!.budgetFactor));
  const curvesOn = (axis: ExperimentAxis) => [axis, axisCurves(arms, finished, axis, extentOf(axis), scoring, medianOf)];
  const margin = experiment.margin ?? usualMargin(objective, measureOf(target, scoring));
  const pairs = completeRepetitions(arms, finished).length;
  // Who looks on the way, and stops where something is seen, finds something by chance: words come with the last pair alone.
  const whole = pairs >= experiment.repetitions;
  const unlearned = own.map((ofArm, arm) => unlearnedIn(ofArm, decidedByNone(startup[arm] ?? 0, experiment)));
  const silent = unlearned.map((found) => !whole || found !== null);
  const gaps = gapsOf(arms, finished, scoring, silent);
  const resampled = resampledWords(gaps, margin);
  const speeds = whole ? speedUps(own, target, extentOf('epochs'), scoring, silent) : [];
  const evidence: ComparisonEvidence = {
    measure: scoring.measure,
    ...{ objective, pairs, planned: experiment.repetitions },
    margin,
    critical: pairs < FEWEST_PAIRS ? null : gaps.critical,
    varies,
    bestKnown: best,
    target: measureOf(target, scoring),
    arms: own.map((ofArm, arm) => ({
      ...{ arm, spent: medianSpent(ofArm, budget.axis), speedUp: speeds[arm] ?? null, startup: unlearned[arm]! },
      ...armEvidence(ofArm, best && gainOf(scoring, best.value), target, scoring, medianOf),
    })),
    curves: Object.fromEntries(EXPERIMENT_AXES.map(curvesOn)) as ComparisonEvidence['curves'],
    pairwise: pairwise(gaps, resampled, margin, arms, objective),
  };
  return { evidence, resampled };
}

function armEvidence(
  runs: readonly ExperimentRun[],
  best: number | null,
  target: number | null,
  scoring: Scoring,
  medianOf: MedianOf,
): Omit<ArmEvidence, 'arm' | 'spent' | 'speedUp' | 'startup'> {
  const scores = runs.map((run) => finalScore(scoring, run));
  const ranked = scores.map((score) => score ?? -Infinity);
  const regretOf = (score: number | null): number | null => (score === null || best === null ? null : Math.max(0, best - score));
  const until = (axis: ExperimentAxis): readonly number[] =>
    runs.map((run) => (target === null ? Infinity : spentUntil(scoring, run, axis, target)));
  return {
    runs: runs.length,
    finals: runs.map(({ repetition }, at) => ({
      repetition,
      value: measureOf(scores[at]!, scoring),
      regret: regretOf(scores[at]!),
    })),
    final: asMeasure(scoring, medianOf(ranked)),
    finalSelect: asMeasure(scoring, medianOf(runs.map((run) => finalScore({ ...scoring, measure: 'select' }, run) ?? -Infinity))),
    regret: medianOf(best === null ? [] : scores.map((score) => regretOf(score) ?? Infinity)),
    overtuning: scoring.measure === 'confirm' ? runs.flatMap((run) => overtuningIn(run, scoring)) : [],
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

/** @param first so many trials that no result decides */
function unlearnedIn(runs: readonly ExperimentRun[], first: number): ArmEvidence['startup'] {
  const trials = medianSpent(runs, 'trials');
  return first === 0 || trials === null || trials > first ? null : { first, trials };
}

function overtuningIn({ path }: ExperimentRun, scoring: Scoring): number[] {
  const scores = path.map((step) => scoreOf(scoring, step));
  return scores.length === 0 ? [] : [overtuningOf(scores).absolute];
}

function bestFound(runs: readonly ExperimentRun[], scoring: Scoring): BestKnown | null {
  const scores = runs.flatMap(({ path }) => path.map((step) => scoreOf(scoring, step)));
  return scores.length === 0 ? null : { value: gainOf(scoring, Math.max(...scores)), interval: null };
}

/** Null where half of the runs found nothing. */
function medianFinal(runs: readonly ExperimentRun[], scoring: Scoring): number | null {
  if (runs.length === 0) return null;
  const median = quantile(
    runs.map((run) => finalScore(scoring, run) ?? -Infinity),
    0.5,
  );
  return Number.isFinite(median) ? median : null;
}

function measureOf(score: number | null, scoring: Scoring): number | null {
  return score === null ? null : gainOf(scoring, score);
}
