/**
 * What the kernel learns, on a logarithmic scale, and what is believed of it beforehand.
 *
 * Notation: theta = (log w_1 .. log w_D, log a, log n): w_d is the weight of the squared distance on axis d, which is
 * 1 / (length scale)^2; a the variance of the function; n the variance of the noise; outcomes are standardised.
 */
import type { Box } from '../../numerics/minimise.ts';

export interface KernelParameters {
  /** Of the squared distance on each axis. */
  readonly weights: Float64Array;
  readonly variance: number;
  readonly noise: number;
}

const LEAST_NOISE = 1e-6;

export function unpack(theta: ArrayLike<number>): KernelParameters {
  const axes = theta.length - 2;
  return {
    weights: Float64Array.from({ length: axes }, (_, axis) => Math.exp(theta[axis]!)),
    variance: Math.exp(theta[axes]!),
    noise: Math.exp(theta[axes + 1]!),
  };
}

/** Length scales as long as an axis, outcomes that are nearly all function. */
export function usualTheta(axes: number): Float64Array {
  const theta = new Float64Array(axes + 2);
  theta[axes + 1] = Math.log(1e-3);
  return theta;
}

export function boxOfTheta(axes: number): Box {
  const low = new Float64Array(axes + 2).fill(Math.log(1e-4));
  const high = new Float64Array(axes + 2).fill(Math.log(1e4));
  low[axes + 1] = Math.log(LEAST_NOISE);
  high[axes + 1] = Math.log(2);
  low[axes] = Math.log(1e-2);
  high[axes] = Math.log(1e2);
  return { low, high };
}

/**
 * Minus the logarithm of the prior, up to a constant, with its slope added to the gradient: Gamma(2, 1) for the variance,
 * Gamma(1.1, 30) for the noise (shape, rate), and 0.1 (w + 1 / w) for each weight, which keeps length scales away from
 * both ends (Optuna 5's).
 */
export function priorPenalty({ weights, variance, noise }: KernelParameters, gradient: Float64Array): number {
  const axes = weights.length;
  let penalty = variance - Math.log(variance) + 30 * noise - 0.1 * Math.log(noise);
  gradient[axes]! += variance - 1;
  gradient[axes + 1]! += 30 * noise - 0.1;
  for (let axis = 0; axis < axes; axis++) {
    const weight = weights[axis]!;
    penalty += 0.1 * (weight + 1 / weight);
    gradient[axis]! += 0.1 * (weight - 1 / weight);
  }
  return penalty;
}
