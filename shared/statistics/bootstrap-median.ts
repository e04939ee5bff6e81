import type { Random } from '../random.ts';
import type { Interval } from './interval.ts';

/**
 * Returns a function that gives the percentile bootstrap interval of the median (Efron 1979) of so many values. Which places
 * in ascending order the medians of the resamples have does not depend on the values: they are drawn once, for many curves.
 * Infinite values are allowed; an end between a finite and an infinite one is not a finite number.
 * @param level such as 0.95.
 */
export function medianBootstrap(
  count: number,
  random: Random,
  { level = 0.95, resamples = 1000 } = {},
): (values: readonly number[]) => Interval {
  const middles = Array.from({ length: resamples }, () => {
    const places = Uint32Array.from({ length: count }, () => random.below(count)).sort();
    return [places[(count - 1) >> 1]!, places[count >> 1]!] as const;
  });
  return (values) => {
    const ascending = values.toSorted((left, right) => left - right);
    const medians = Float64Array.from(middles, ([lower, upper]) => (ascending[lower]! + ascending[upper]!) / 2).sort();
    return { low: shareOf(medians, (1 - level) / 2), high: shareOf(medians, (1 + level) / 2) };
  };
}

/** Linear between neighbours that differ. */
function shareOf(ascending: Float64Array, share: number): number {
  const position = (ascending.length - 1) * share;
  const [below, above] = [ascending[Math.floor(position)]!, ascending[Math.ceil(position)]!];
  return below === above ? below : below + (above - below) * (position - Math.floor(position));
}
