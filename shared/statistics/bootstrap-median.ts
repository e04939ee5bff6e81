import type { Random } from '../random.ts';
import type { Interval } from './interval.ts';
import { quantile } from './quantile.ts';

/**
 * Returns a function that gives the percentile bootstrap interval of the median (Efron 1979) of so many values. Which places
 * in ascending order the medians of the resamples have does not depend on the values: they are drawn once, for many curves.
 * Infinite values are allowed; an end between a finite and an infinite one is not a number.
 * @param level such as 0.95.
 */
export function medianBootstrap(
  count: number,
  random: Random,
  { level = 0.95, resamples = 1000 } = {},
): (values: readonly number[]) => Interval {
  const medians = Array.from({ length: resamples }, () => {
    const places = Uint32Array.from({ length: count }, () => random.below(count)).sort();
    return [places[(count - 1) >> 1]!, places[count >> 1]!] as const;
  });
  return (values) => {
    const ascending = values.toSorted((left, right) => left - right);
    const drawn = medians.map(([lower, upper]) => (ascending[lower]! + ascending[upper]!) / 2);
    return { low: quantile(drawn, (1 - level) / 2), high: quantile(drawn, (1 + level) / 2) };
  };
}
