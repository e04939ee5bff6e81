/**
 * How probable the outcomes are under a kernel, over all functions (Rasmussen and Williams 2006, section 5.4.1).
 *
 * Notation: K = a k(q) + n I over the observations, q the weighted sum of squared distances; b = K^-1 y;
 * log p(y) = -y' b / 2 - log det K / 2 - N log(2 pi) / 2, and its slope by t is tr((b b' - K^-1) dK/dt) / 2.
 */
import {
  cholesky,
  dot,
  inverseFromFactor,
  invertLower,
  timesLower,
  timesTransposedLower,
} from '../../numerics/linear-algebra.ts';
import { unpack, type KernelParameters } from './kernel-parameters.ts';
import { fillMatrix, weigh } from './covariance.ts';
import { maternOfAll } from './matern.ts';
import { pairDistances, type Observations } from './observations.ts';

/**
 * The log marginal likelihood as a function of theta (`unpack`). It writes the gradient where one is given; minus Infinity
 * where the kernel matrix is not positive definite.
 */
export function logLikelihoodOf(observations: Observations): (theta: Float64Array, gradient?: Float64Array) => number {
  const { outcomes } = observations;
  const count = outcomes.length;
  const pairs = pairDistances(observations);
  const kernel = new Float64Array((count * (count - 1)) / 2);
  const slopes = new Float64Array(kernel.length);
  const matrix = new Float64Array(count * count);

  return (theta, gradient) => {
    const parameters = unpack(theta);
    weigh(pairs, parameters.weights, kernel);
    maternOfAll(kernel, slopes);
    fillMatrix(kernel, parameters, count, matrix);
    if (!cholesky(matrix, count)) return -Infinity;
    let halfLogDeterminant = 0;
    for (let row = 0; row < count; row++) halfLogDeterminant += Math.log(matrix[row * count + row]!);
    const inverseFactor = invertLower(matrix, count);
    const white = timesLower(inverseFactor, count, outcomes);
    if (gradient) {
      const b = timesTransposedLower(inverseFactor, count, white);
      writeGradient({ ...parameters, pairs, kernel, slopes, b, inverse: inverseFromFactor(inverseFactor, count) }, gradient);
    }
    return -0.5 * dot(white, 0, white, 0, count) - halfLogDeterminant - 0.5 * count * Math.log(2 * Math.PI);
  };
}

interface Terms extends KernelParameters {
  readonly pairs: readonly Float64Array[];
  readonly kernel: Float64Array;
  readonly slopes: Float64Array;
  readonly b: Float64Array;
  readonly inverse: Float64Array;
}

/** Every pair stands for two elements of the symmetric matrices, which takes up the half of the formula. */
function writeGradient({ weights, variance, noise, pairs, kernel, slopes, b, inverse }: Terms, gradient: Float64Array): void {
  const count = b.length;
  const axes = weights.length;
  const factors = new Float64Array(kernel.length);
  let byVariance = 0;
  let trace = 0;
  for (let row = 0, pair = 0; row < count; row++) {
    const start = row * count;
    for (let column = 0; column < row; column++, pair++) {
      const factor = variance * (b[row]! * b[column]! - inverse[start + column]!);
      byVariance += factor * kernel[pair]!;
      factors[pair] = factor * slopes[pair]!;
    }
    trace += b[row]! ** 2 - inverse[start + row]!;
  }
  for (let axis = 0; axis < axes; axis++) gradient[axis] = weights[axis]! * dot(factors, 0, pairs[axis]!, 0, factors.length);
  gradient[axes] = byVariance + 0.5 * variance * trace;
  gradient[axes + 1] = 0.5 * noise * trace;
}
