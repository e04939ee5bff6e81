/**
 * The normal distribution of CMA-ES and what it learns from a generation (Hansen 2016, arXiv 1604.00772, equations 41 to
 * 47), with the margin's scaling of Hamano et al. (2022, arXiv 2205.13482).
 *
 * Notation: m mean, sigma step size, C covariance, A scaling of each coordinate; a point is m + sigma A y with y from
 * N(0, C).
 */
import type { Random } from '../../../../../shared/random.ts';
import type { Constants } from './constants.ts';
import { identity, symmetricEigen } from '../../numerics/symmetric-eigen.ts';

export interface Gaussian {
  readonly mean: Float64Array;
  readonly sigma: number;
  /** n x n, row by row. */
  readonly covariance: Float64Array;
  readonly scaling: Float64Array;
  readonly sigmaPath: Float64Array;
  readonly covariancePath: Float64Array;
  /** From 0. */
  readonly generation: number;
}

export interface Member {
  /** NaN where it says nothing about a coordinate, which then counts as the mean. */
  readonly point: Float64Array;
  /** Whether it was drawn from this very distribution; the length of other steps is limited. */
  readonly own: boolean;
}

export function gaussianAt(mean: Float64Array, sigma: number): Gaussian {
  const n = mean.length;
  return {
    mean,
    sigma,
    covariance: identity(n),
    scaling: new Float64Array(n).fill(1),
    sigmaPath: new Float64Array(n),
    covariancePath: new Float64Array(n),
    generation: 0,
  };
}

/** Draws points; the decomposition is made once for all of them. */
export function sampler({ mean, sigma, covariance, scaling }: Gaussian): (random: Random) => Float64Array {
  const n = mean.length;
  const { values, vectors } = symmetricEigen(covariance, n);
  const deviations = values.map((value) => Math.sqrt(Math.max(0, value)));
  return (random) => {
    const drawn = deviations.map((deviation) => deviation * random.normal());
    return mean.map((centre, at) => {
      let step = 0;
      for (let k = 0; k < n; k++) step += vectors[at * n + k]! * drawn[k]!;
      return centre + sigma * scaling[at]! * step;
    });
  };
}

/** The distribution after a generation. @param members as many as the population, best first. */
export function learn(before: Gaussian, members: readonly Member[], constants: Constants): Gaussian {
  const { selected, weights, selectionMass, pathRate, rankOneRate, rankMuRate } = constants;
  const { sigmaPathRate, sigmaDamping, expectedLength } = constants;
  const n = before.mean.length;
  const whiten = whitening(before.covariance, n);
  const steps = members.map((member) => stepOf(before, member, whiten));
  const mean = new Float64Array(n);
  for (let k = 0; k < selected; k++) addScaled(mean, steps[k]!, weights[k]!);

  const sigmaPath = follow(before.sigmaPath, whiten(mean), sigmaPathRate, selectionMass, 1);
  const pathLength = Math.hypot(...sigmaPath);
  const sigma = before.sigma * Math.exp((sigmaPathRate / sigmaDamping) * (pathLength / expectedLength - 1));
  const generation = before.generation + 1;
  const expected = (1.4 + 2 / (n + 1)) * expectedLength * Math.sqrt(1 - (1 - sigmaPathRate) ** (2 * (generation + 1)));
  const stalled = pathLength < expected ? 0 : 1;
  const covariancePath = follow(before.covariancePath, mean, pathRate, selectionMass, 1 - stalled);

  const sumOfWeights = weights.reduce((sum, weight) => sum + weight, 0);
  const kept = 1 + rankOneRate * stalled * pathRate * (2 - pathRate) - rankOneRate - rankMuRate * sumOfWeights;
  const covariance = before.covariance.map((element) => kept * element);
  addOuter(covariance, covariancePath, rankOneRate);
  steps.forEach((step, k) => {
    const weight = weights[k]!;
    // Long steps among the bad ones would make the matrix indefinite (equation 46).
    const limited = weight >= 0 ? weight : (weight * n) / (Math.hypot(...whiten(step)) ** 2 + 1e-8);
    addOuter(covariance, step, rankMuRate * limited);
  });
  return {
    ...before,
    mean: before.mean.map((centre, at) => centre + before.sigma * mean[at]!),
    sigma,
    covariance,
    sigmaPath,
    covariancePath,
    generation,
  };
}

/**
 * The step y of a member. One that was not drawn from this distribution is cut to a length that a drawn one would hardly
 * exceed (Hansen 2011, Injecting external solutions into CMA-ES, equation 4).
 */
function stepOf({ mean, sigma, scaling }: Gaussian, { point, own }: Member, whiten: Whiten): Float64Array {
  const n = mean.length;
  const step = point.map((place, at) => (Number.isNaN(place) ? 0 : (place - mean[at]!) / (scaling[at]! * sigma)));
  if (own) return step;
  const most = Math.sqrt(n) + (2 * n) / (n + 2);
  const length = Math.hypot(...whiten(step));
  return length > most ? step.map((each) => (each * most) / length) : step;
}

type Whiten = (step: Float64Array) => Float64Array;

/** Multiplies with C^(-1/2). */
function whitening(covariance: Float64Array, n: number): Whiten {
  const { values, vectors } = symmetricEigen(covariance, n);
  const deviations = values.map((value) => Math.sqrt(value > 0 ? value : 1e-8));
  return (step) => {
    const whitened = new Float64Array(n);
    for (let k = 0; k < n; k++) {
      let along = 0;
      for (let at = 0; at < n; at++) along += vectors[at * n + k]! * step[at]!;
      for (let at = 0; at < n; at++) whitened[at]! += (vectors[at * n + k]! * along) / deviations[k]!;
    }
    return whitened;
  };
}

/** An evolution path after one more step: equations 43 and 45. */
function follow(path: Float64Array, step: Float64Array, rate: number, mass: number, taken: number): Float64Array {
  const share = taken * Math.sqrt(rate * (2 - rate) * mass);
  return path.map((each, at) => (1 - rate) * each + share * step[at]!);
}

function addScaled(sum: Float64Array, vector: Float64Array, factor: number): void {
  for (let at = 0; at < sum.length; at++) sum[at]! += factor * vector[at]!;
}

function addOuter(matrix: Float64Array, vector: Float64Array, factor: number): void {
  const n = vector.length;
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) matrix[row * n + column]! += factor * vector[row]! * vector[column]!;
  }
}
