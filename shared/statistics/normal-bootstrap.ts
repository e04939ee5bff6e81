import type { Interval } from './interval.ts';
import { normalQuantile } from './normal-quantile.ts';

export interface EstimateWithin extends Interval {
  readonly value: number;
}

/**
 * The normal bootstrap intervals of estimates (Efron and Tibshirani 1993, An introduction to the bootstrap, section 13.3): as many standard
 * deviations of the estimate over the resamples to each side. Where it is biased in resamples, as what is never below 0 is, the interval
 * stays around the estimate, unlike that of percentiles.
 *
 * @param resampled the estimates of each resample, at least two
 */
export function normalBootstrap(
  estimates: ArrayLike<number>,
  resampled: readonly ArrayLike<number>[],
  level = 0.95,
): readonly EstimateWithin[] {
  const reach = normalQuantile((1 + level) / 2);
  return Array.from(estimates, (value, at) => {
    const mean = resampled.reduce((sum, one) => sum + one[at]!, 0) / resampled.length;
    const squares = resampled.reduce((sum, one) => sum + (one[at]! - mean) ** 2, 0);
    const deviation = Math.sqrt(squares / (resampled.length - 1));
    return { value, low: value - reach * deviation, high: value + reach * deviation };
  });
}
