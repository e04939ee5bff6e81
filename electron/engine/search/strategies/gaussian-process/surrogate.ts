/** The model of a session: what a Gaussian process has learned from its trials, in units of the metric where people read it. */
import type { Params } from '../../../../../shared/model.ts';
import { encode, type Axis } from '../../coordinates.ts';
import { bestFirst, resultsOf } from '../../history/results.ts';
import { isLost, isRunning } from '../../rungs/ranking.ts';
import type { HistoryTrial, SearchProblem } from '../../strategy.ts';
import { chooseScale } from './choose-scale.ts';
import { distanceOn } from './distances.ts';
import { fitTheta } from './fit.ts';
import { unpack, usualTheta } from './kernel-parameters.ts';
import { observationsOf } from './observations.ts';
import { standardise } from './outcome-scales.ts';
import { largestRealLoss } from './penalties.ts';
import { meansAtObservations, posteriorOf, predict, withObservation, type Posterior, type Prediction } from './posterior.ts';

export interface Surrogate {
  /** Of standardised outcomes on the scale; to be minimised. */
  readonly posterior: Posterior;
  /** The lowest mean at a trial, a running one too: what there is to improve on. With noise, the lowest outcome may be luck. */
  readonly best: number;
  readonly theta: Float64Array;
  /** From an outcome back to a loss. */
  lossOf(outcome: number): number;
}

interface Learned {
  readonly params: Params;
  readonly loss: number;
}

/** More trials than this are not learned from: the time of a fit grows with their third power. */
const MOST_TRIALS = 400;

/**
 * Learns from the results, at least one. A trial that failed or diverged counts as bad as the worst of them that
 * is no penalty: left out, the model would propose its neighbours again and again. A running trial counts as if it had turned out as expected ("kriging
 * believer", Ginsbourger et al. 2010), which takes the uncertainty away there and leaves the expectation as it is.
 * @param previous the theta of the last surrogate of the session.
 */
export function surrogateOf(
  problem: SearchProblem,
  axes: readonly Axis[],
  history: readonly HistoryTrial[],
  previous: Float64Array | null,
): Surrogate {
  const learned = learnFrom(problem, history);
  const points = learned.map(({ params }) => encode(axes, params));
  const losses = learned.map(({ loss }) => loss);
  const blank = observationsOf(axes.map(distanceOn), points, new Float64Array(losses.length));
  const usual = usualTheta(axes.length);
  const scale = chooseScale(blank, losses, previous ? [previous, usual] : [usual]);
  const { outcomes, centre, spread } = standardise(Float64Array.from(losses, scale.to));
  const observations = { ...blank, outcomes };
  const theta = fitTheta(observations, previous);
  const posterior = history
    .filter(isRunning)
    .reduce((before, { params }) => believing(before, encode(axes, params)), posteriorOf(observations, unpack(theta)));
  return {
    posterior,
    best: Math.min(...meansAtObservations(posterior)),
    theta,
    lossOf: (outcome) => scale.from(centre + spread * outcome),
  };
}

function believing(posterior: Posterior, point: Float64Array): Posterior {
  return withObservation(posterior, point, predict(posterior, point).mean);
}

/** In the order of asking; of too many the best half of what can be learned from, and others evenly over the session. */
function learnFrom(problem: SearchProblem, history: readonly HistoryTrial[]): readonly Learned[] {
  const told = resultsOf(problem, history);
  const worst = largestRealLoss(told.map(({ loss }) => loss));
  const results = told.map((result) => ({ ...result, loss: Math.min(result.loss, worst) }));
  const lost = history.filter(isLost).map(({ ordinal, params }) => ({ ordinal, params, loss: worst }));
  const all = [...results, ...lost].toSorted((left, right) => left.ordinal - right.ordinal);
  if (all.length <= MOST_TRIALS) return all;
  const ranked = bestFirst(all);
  const best = new Set(ranked.slice(0, MOST_TRIALS / 2));
  const others = all.filter((trial) => !best.has(trial));
  const kept = new Set(
    Array.from({ length: MOST_TRIALS / 2 }, (_, at) => others[Math.floor((at * others.length) / (MOST_TRIALS / 2))]),
  );
  return all.filter((trial) => best.has(trial) || kept.has(trial));
}

export interface Outlook extends Prediction {
  readonly expectedImprovement: number;
}

/** Deviations to both sides over which the normal distribution is summed up. */
const REACH = 5;
const NODES = 101;

/** Mean and deviation of the loss at a point and by how much it is expected to fall below the best, in units of the metric. */
export function outlookAt({ posterior, best, lossOf }: Surrogate, point: Float64Array): Outlook {
  const { mean, deviation } = predict(posterior, point);
  const nodes = Array.from({ length: NODES }, (_, at) => {
    const z = REACH * ((2 * at) / (NODES - 1) - 1);
    return { loss: lossOf(mean + deviation * z), weight: Math.exp(-0.5 * z * z) };
  });
  const total = nodes.reduce((sum, { weight }) => sum + weight, 0);
  const average = (of: (loss: number) => number): number =>
    nodes.reduce((sum, { loss, weight }) => sum + weight * of(loss), 0) / total;
  const expected = average((loss) => loss);
  const reference = lossOf(best);
  return {
    mean: expected,
    deviation: Math.sqrt(average((loss) => (loss - expected) ** 2)),
    expectedImprovement: average((loss) => Math.max(0, reference - loss)),
  };
}
