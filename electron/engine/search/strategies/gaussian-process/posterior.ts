/**
 * What a Gaussian process says about configurations that were not tried (Rasmussen and Williams 2006, algorithm 2.1).
 *
 * Notation: k the covariances of a configuration with the observations; M as in linear-algebra.ts; b = K^-1 y;
 * mean = k' b, variance = a - (M k)' (M k). The noise is not in it: it is the function that is predicted.
 */
import {
  appendToInverse,
  cholesky,
  dot,
  invertLower,
  squaredLengths,
  timesLower,
  timesTransposedLower,
} from '../../numerics/linear-algebra.ts';
import type { KernelParameters } from './kernel-parameters.ts';
import { fillMatrix, weigh } from './covariance.ts';
import { maternOfAll } from './matern.ts';
import { pairDistances, type Observations } from './observations.ts';

export interface Prediction {
  readonly mean: number;
  readonly deviation: number;
}

export interface Posterior {
  readonly observations: Observations;
  readonly parameters: KernelParameters;
  readonly inverseFactor: Float64Array;
  /** b = K^-1 y */
  readonly coefficients: Float64Array;
}

const LEAST_VARIANCE = 1e-12;
/** Points whose covariances are held at once. */
const TOGETHER = 64;

/** @throws RangeError where the kernel matrix is not positive definite, which the least noise prevents. */
export function posteriorOf(observations: Observations, parameters: KernelParameters): Posterior {
  const { outcomes } = observations;
  const count = outcomes.length;
  const kernel = new Float64Array((count * (count - 1)) / 2);
  weigh(pairDistances(observations), parameters.weights, kernel);
  maternOfAll(kernel, new Float64Array(kernel.length));
  const matrix = new Float64Array(count * count);
  fillMatrix(kernel, parameters, count, matrix);
  if (!cholesky(matrix, count)) throw new RangeError('The kernel matrix is not positive definite.');
  return withCoefficients(observations, parameters, invertLower(matrix, count));
}

/** The posterior with one more observation, its kernel unchanged. */
export function withObservation(posterior: Posterior, point: Float64Array, outcome: number): Posterior {
  const { observations, parameters, inverseFactor } = posterior;
  const { distances, columns, outcomes } = observations;
  const { k } = covariances(posterior, [point]);
  const longer = (numbers: Float64Array, last: number): Float64Array => Float64Array.of(...numbers, last);
  return withCoefficients(
    { distances, columns: columns.map((column, axis) => longer(column, point[axis]!)), outcomes: longer(outcomes, outcome) },
    parameters,
    appendToInverse(inverseFactor, outcomes.length, k, parameters.variance + parameters.noise),
  );
}

/** The means at the observations themselves: y - n b, as K b = y. */
export function meansAtObservations({ observations, parameters, coefficients }: Posterior): Float64Array {
  return observations.outcomes.map((outcome, at) => outcome - parameters.noise * coefficients[at]!);
}

/** @param point coordinates, NaN where inactive. */
export function predict(posterior: Posterior, point: Float64Array): Prediction {
  return predictAll(posterior, [point])[0]!;
}

/** The predictions at many points, which together take less time than one by one. */
export function predictAll(posterior: Posterior, points: readonly Float64Array[]): readonly Prediction[] {
  const count = posterior.coefficients.length;
  const predictions: Prediction[] = [];
  for (let from = 0; from < points.length; from += TOGETHER) {
    const { k } = covariances(posterior, points.slice(from, from + TOGETHER));
    squaredLengths(posterior.inverseFactor, count, k).forEach((explained, at) => {
      predictions.push(predictionFrom(posterior, k, at * count, explained));
    });
  }
  return predictions;
}

export interface Slopes {
  readonly prediction: Prediction;
  readonly byMean: Float64Array;
  readonly byDeviation: Float64Array;
}

/** The prediction with its slopes by the coordinates; 0 where a coordinate is a category or inactive. */
export function predictWithSlopes(posterior: Posterior, point: Float64Array): Slopes {
  const { observations, parameters, inverseFactor, coefficients } = posterior;
  const { k, slopes: byDistance } = covariances(posterior, [point]);
  const count = k.length;
  const white = timesLower(inverseFactor, count, k);
  const prediction = predictionFrom(posterior, k, 0, dot(white, 0, white, 0, count));
  const solved = timesTransposedLower(inverseFactor, count, white);
  const [meanFactors, deviationFactors] = [new Float64Array(count), new Float64Array(count)];
  for (let at = 0; at < count; at++) {
    meanFactors[at] = byDistance[at]! * coefficients[at]!;
    deviationFactors[at] = (-byDistance[at]! * solved[at]!) / prediction.deviation;
  }
  const slopes = (factors: Float64Array): Float64Array =>
    Float64Array.from(point, (coordinate, axis) =>
      Number.isNaN(coordinate)
        ? 0
        : parameters.weights[axis]! * observations.distances[axis]!.slope(coordinate, observations.columns[axis]!, factors),
    );
  return { prediction, byMean: slopes(meanFactors), byDeviation: slopes(deviationFactors) };
}

/** Those of the first point with all observations, of the second, ..; and their slopes by the squared distance. */
function covariances(
  { observations, parameters }: Posterior,
  points: readonly Float64Array[],
): { k: Float64Array; slopes: Float64Array } {
  const { distances, columns, outcomes } = observations;
  const count = outcomes.length;
  const k = new Float64Array(points.length * count);
  points.forEach((point, at) => {
    const q = k.subarray(at * count, (at + 1) * count);
    for (let axis = 0; axis < distances.length; axis++)
      distances[axis]!.add(point[axis]!, columns[axis]!, parameters.weights[axis]!, q);
  });
  const slopes = new Float64Array(k.length);
  maternOfAll(k, slopes);
  for (let at = 0; at < k.length; at++) {
    k[at]! *= parameters.variance;
    slopes[at]! *= parameters.variance;
  }
  return { k, slopes };
}

/** @param from where the covariances of the point begin. @param explained (M k)' (M k) */
function predictionFrom({ parameters, coefficients }: Posterior, k: Float64Array, from: number, explained: number): Prediction {
  const variance = parameters.variance - explained;
  return {
    mean: dot(k, from, coefficients, 0, coefficients.length),
    deviation: Math.sqrt(Math.max(LEAST_VARIANCE * parameters.variance, variance)),
  };
}

function withCoefficients(observations: Observations, parameters: KernelParameters, inverseFactor: Float64Array): Posterior {
  const { outcomes } = observations;
  const white = timesLower(inverseFactor, outcomes.length, outcomes);
  return { observations, parameters, inverseFactor, coefficients: timesTransposedLower(inverseFactor, outcomes.length, white) };
}
