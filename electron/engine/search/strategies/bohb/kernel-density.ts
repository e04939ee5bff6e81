/**
 * The density estimate of BOHB: one kernel at each observation, all of the same weight, with one bandwidth for each axis
 * by the normal reference rule (Silverman 1986). Numbers have normal kernels, categories those of Aitchison and Aitken
 * (1976). Unlike the Parzen estimator of TPE it has no prior and no bandwidth of its own for each kernel.
 */
import type { Random } from '../../../../../shared/random.ts';
import type { Axis } from '../../coordinates.ts';

export interface KernelDensity {
  /** The density at these coordinates, all of them given. */
  at(coordinates: ArrayLike<number>): number;
  /** A point near an observation: numbers from the kernel, wider by `widening`, within [0, 1]; a category mostly its own. */
  drawNear(widening: number, random: Random): Float64Array;
}

const SMALLEST_BANDWIDTH = 1e-3;
const ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

/** @param observations at least one; coordinates on all axes. */
export function kernelDensity(axes: readonly Axis[], observations: readonly Float64Array[]): KernelDensity {
  const bandwidths = axes.map((axis, at) => bandwidthOf(axis, observations, at, axes.length));
  return {
    at: (coordinates) => {
      let sum = 0;
      for (const observation of observations) {
        let product = 1;
        for (let at = 0; at < axes.length; at++)
          product *= kernel(axes[at]!, bandwidths[at]!, observation[at]!, coordinates[at]!);
        sum += product;
      }
      return sum / observations.length;
    },
    drawNear: (widening, random) => {
      const observation = observations[random.below(observations.length)]!;
      return observation.map((centre, at) => {
        const axis = axes[at]!;
        if (axis.kind === 'number') return drawWithin(centre, widening * bandwidths[at]!, random);
        return random.next() < 1 - bandwidths[at]! ? centre : random.below(axis.count);
      });
    },
  };
}

/** 1.06 standard deviations times n^(-1/(4 + d)); of a category at most what gives all of them the same density. */
function bandwidthOf(axis: Axis, observations: readonly Float64Array[], at: number, dimensions: number): number {
  const count = observations.length;
  const mean = observations.reduce((sum, observation) => sum + observation[at]!, 0) / count;
  const variance = observations.reduce((sum, observation) => sum + (observation[at]! - mean) ** 2, 0) / count;
  const bandwidth = Math.max(SMALLEST_BANDWIDTH, 1.06 * Math.sqrt(variance) * count ** (-1 / (4 + dimensions)));
  return axis.kind === 'number' ? bandwidth : Math.min(bandwidth, (axis.count - 1) / axis.count);
}

function kernel(axis: Axis, bandwidth: number, centre: number, coordinate: number): number {
  if (axis.kind === 'category') return coordinate === centre ? 1 - bandwidth : bandwidth / (axis.count - 1);
  const z = (coordinate - centre) / bandwidth;
  return Math.exp(-0.5 * z * z) / (bandwidth * ROOT_OF_TWO_PI);
}

function drawWithin(centre: number, deviation: number, random: Random): number {
  for (;;) {
    const place = centre + deviation * random.normal();
    if (place >= 0 && place <= 1) return place;
  }
}
