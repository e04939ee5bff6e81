/**
 * The Gaussian process of Keras Tuner 1.4.8: Matérn 5/2 with one length scale for all parameters and variance 1, alpha on
 * the diagonal, outcomes standardised; the length scale that makes the outcomes most probable, from 1e-5 to 1e5.
 */
import { ALONG_A_LINE } from './distances.ts';
import { logLikelihoodOf } from './marginal-likelihood.ts';
import { minimise } from '../../numerics/minimise.ts';
import { observationsOf, type Observations } from './observations.ts';
import { standardise } from './outcome-scales.ts';
import { posteriorOf, predictWithSlopes, predict, type Posterior, type Prediction } from './posterior.ts';

export interface KerasTunerModel {
  readonly lengthScale: number;
  /** Of standardised scores. */
  readonly posterior: Posterior;
  readonly centre: number;
  readonly spread: number;
}

const SHORTEST = 1e-5;
const LONGEST = 1e5;
/** Length scales from which the descents start: each tenfold in six steps. */
const STEPS = 60;

/** @param lengthScale that of an earlier fit; without it the most probable one is looked for. */
export function fitAsKerasTuner(
  places: readonly Float64Array[],
  scores: readonly number[],
  alpha: number,
  lengthScale?: number,
): KerasTunerModel {
  const { outcomes, centre, spread } = standardise(Float64Array.from(scores));
  const axes = places[0]!.length;
  const observations = observationsOf(Array<typeof ALONG_A_LINE>(axes).fill(ALONG_A_LINE), places, outcomes);
  const fitted = lengthScale ?? mostProbable(observations, alpha);
  const weights = new Float64Array(axes).fill(fitted ** -2);
  return { lengthScale: fitted, posterior: posteriorOf(observations, { weights, variance: 1, noise: alpha }), centre, spread };
}

/** Mean and deviation of the score at a place. */
export function predictScore({ posterior, centre, spread }: KerasTunerModel, place: Float64Array): Prediction {
  const { mean, deviation } = predict(posterior, place);
  return { mean: centre + spread * mean, deviation: spread * deviation };
}

/** mean - beta deviation, which Keras Tuner minimises; writes its slopes. */
export function lowerBound(
  { posterior, centre, spread }: KerasTunerModel,
  beta: number,
  place: Float64Array,
  slopes: Float64Array,
): number {
  const { prediction, byMean, byDeviation } = predictWithSlopes(posterior, place);
  for (let axis = 0; axis < slopes.length; axis++) slopes[axis] = spread * (byMean[axis]! - beta * byDeviation[axis]!);
  return centre + spread * (prediction.mean - beta * prediction.deviation);
}

/** The log marginal likelihood as a function of the logarithm of the length scale, with its slope. */
export function kerasTunerLikelihood(observations: Observations, alpha: number): (logLength: number) => [number, number] {
  const axes = observations.columns.length;
  const logLikelihood = logLikelihoodOf(observations);
  const [theta, gradient] = [new Float64Array(axes + 2), new Float64Array(axes + 2)];
  theta[axes + 1] = Math.log(alpha);
  return (logLength) => {
    theta.fill(-2 * logLength, 0, axes);
    const value = logLikelihood(theta, gradient);
    return [value, -2 * gradient.subarray(0, axes).reduce((sum, slope) => sum + slope, 0)];
  };
}

function mostProbable(observations: Observations, alpha: number): number {
  const likelihood = kerasTunerLikelihood(observations, alpha);
  const box = { low: Float64Array.of(Math.log(SHORTEST)), high: Float64Array.of(Math.log(LONGEST)) };
  let [start, highest] = [0, -Infinity];
  for (let step = 0; step <= STEPS; step++) {
    const logLength = box.low[0]! + ((box.high[0]! - box.low[0]!) * step) / STEPS;
    const [value] = likelihood(logLength);
    if (value > highest) [start, highest] = [logLength, value];
  }
  const loss = (point: Float64Array, gradient: Float64Array): number => {
    const [value, slope] = likelihood(point[0]!);
    gradient[0] = -slope;
    return -value;
  };
  return Math.exp(minimise(loss, Float64Array.of(start), box, { evaluations: 100, slope: 1e-8, gain: 0 }).point[0]!);
}
