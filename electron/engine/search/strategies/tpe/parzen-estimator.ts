/**
 * A density over configurations, as a mixture of one product kernel for each observation and a wide one, the prior
 * (Bergstra et al. 2011; Watanabe 2023, arXiv 2304.11127).
 *
 * Conditional parameters: a kernel of an observation without the parameter has the prior's density on its axis, and the
 * density of a configuration counts its active parameters only. So all parameters stay in one joint density.
 */
import type { Random } from '../../../../../shared/random.ts';
import { beliefOfChoice, beliefOfRange } from '../../../../../shared/space/belief.ts';
import type { Axis } from '../../coordinates.ts';
import { categoryKernels } from './category-kernels.ts';
import type { AxisKernels } from './kernels.ts';
import { numberKernels } from './number-kernels.ts';

export interface ParzenEstimator {
  /** Coordinates on every axis, those that turn out to be inactive included. */
  draw(random: Random): Float64Array;
  /** Logarithm of the density of a configuration; NaN coordinates are inactive. */
  logDensity(coordinates: Float64Array): number;
}

/** Observations of full weight; older ones count less, down to one in n for the oldest. */
const RECENT = 25;
/** Kernels further away than this are lost in the rounding of the prior's density, which is never far. */
const NEGLIGIBLE = 80;

/**
 * @param observations coordinates on the axes, in the order of asking.
 * @param believes whether the prior is what a person believes, where something is; else it is even.
 */
export function parzenEstimator(axes: readonly Axis[], observations: readonly Float64Array[], believes = false): ParzenEstimator {
  const weights = kernelWeights(observations.length);
  const kernels = axes.map((axis, at): AxisKernels => {
    const column = new Float64Array(observations.length);
    observations.forEach((observation, row) => (column[row] = observation[at]!));
    return axis.kind === 'number'
      ? numberKernels(axis, column, believes ? beliefOfRange(axis.dimension) : null)
      : categoryKernels(axis, column, believes ? beliefOfChoice(axis.dimension) : null);
  });
  // The peaks of axes that are always active are the same for every configuration.
  const certain = axes.map(({ dimension }) => dimension.when === undefined);
  const base = weights.slice();
  kernels.forEach(({ peaks }, at) => certain[at] && multiply(base, peaks));
  return {
    draw: (random) => {
      const kernel = drawIndex(weights, random);
      return Float64Array.from(kernels, (ofAxis) => ofAxis.draw(kernel, random));
    },
    logDensity: (coordinates) => {
      const terms = base.slice();
      const exponents = new Float64Array(terms.length);
      kernels.forEach(({ peaks, weigh }, at) => {
        if (Number.isNaN(coordinates[at]!)) return;
        if (!certain[at]) multiply(terms, peaks);
        weigh(coordinates[at]!, terms, exponents);
      });
      let sum = 0;
      for (let kernel = 0; kernel < terms.length; kernel++) {
        if (exponents[kernel]! < NEGLIGIBLE) sum += terms[kernel]! * Math.exp(-exponents[kernel]!);
      }
      return Math.log(sum);
    },
  };
}

/** Shares of the kernels, the prior's last. */
export function kernelWeights(observations: number): Float64Array {
  const older = observations - RECENT;
  const weights = new Float64Array(observations + 1).fill(1);
  for (let at = 0; at < older; at++)
    weights[at] = older === 1 ? 1 / observations : 1 / observations + ((1 - 1 / observations) * at) / (older - 1);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function multiply(terms: Float64Array, factors: Float64Array | null): void {
  if (factors) for (let kernel = 0; kernel < terms.length; kernel++) terms[kernel]! *= factors[kernel]!;
}

function drawIndex(weights: Float64Array, random: Random): number {
  let left = random.next();
  for (let at = 0; at < weights.length - 1; at++) {
    left -= weights[at]!;
    if (left < 0) return at;
  }
  return weights.length - 1;
}
