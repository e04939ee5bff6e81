import type { Random } from '../../../../../shared/random.ts';

/**
 * The kernels of one axis, one for each observation and the prior's as the last. The density of a mixture's kernel at a
 * point is `terms[kernel] exp(-exponents[kernel])`, multiplied up over the axes: one exponential for all of them.
 */
export interface AxisKernels {
  /** A coordinate drawn from a kernel, on a value of the axis. */
  draw(kernel: number, random: Random): number;
  /** By what to multiply the density of every kernel, whatever the coordinate; null for nothing. */
  readonly peaks: Float64Array | null;
  /** Multiplies the density of every kernel by its density, on this axis, at a coordinate, but for its peak. */
  weigh(coordinate: number, terms: Float64Array, exponents: Float64Array): void;
}
