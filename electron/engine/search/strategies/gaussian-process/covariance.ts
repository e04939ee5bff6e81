/** The covariances of all observations with each other, in the order of `pairDistances`. */
import type { KernelParameters } from './kernel-parameters.ts';

/** Sums up the weighted squared distances of every pair. */
export function weigh(pairs: readonly Float64Array[], weights: Float64Array, q: Float64Array): void {
  q.fill(0);
  pairs.forEach((distances, axis) => {
    const weight = weights[axis]!;
    for (let pair = 0; pair < q.length; pair++) q[pair]! += weight * distances[pair]!;
  });
}

/** Writes the lower triangle of K = a k(q) + n I. @param kernel k(q) of every pair. */
export function fillMatrix(
  kernel: Float64Array,
  { variance, noise }: KernelParameters,
  count: number,
  matrix: Float64Array,
): void {
  for (let row = 0, pair = 0; row < count; row++) {
    const start = row * count;
    for (let column = 0; column < row; column++, pair++) matrix[start + column] = variance * kernel[pair]!;
    matrix[start + row] = variance + noise;
  }
}
