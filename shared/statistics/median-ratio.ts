import type { Random } from '../random.ts';

/** A ratio of two medians with the ends of its interval. */
export interface MedianRatio {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The median of one column over that of another with its percentile bootstrap interval (Efron 1979), rows drawn whole. Values
 * are above 0; an infinite one gives a ratio of Infinity above, and below the line is not allowed.
 * @param level such as 0.95.
 */
export function medianRatio(
  one: readonly number[],
  other: readonly number[],
  random: Random,
  { level = 0.95, resamples = 500 } = {},
): MedianRatio {
  const [above, below] = [new Float64Array(one.length), new Float64Array(one.length)];
  const ratios = Float64Array.from({ length: resamples }, () => {
    for (let at = 0; at < one.length; at++) {
      const row = random.below(one.length);
      above[at] = one[row]!;
      below[at] = other[row]!;
    }
    return middleOf(above.sort()) / middleOf(below.sort());
  }).sort();
  const placed = (share: number): number => ratios[Math.round((resamples - 1) * share)]!;
  return {
    value: middleOf(Float64Array.from(one).sort()) / middleOf(Float64Array.from(other).sort()),
    low: placed((1 - level) / 2),
    high: placed((1 + level) / 2),
  };
}

function middleOf(ascending: Float64Array): number {
  const last = ascending.length - 1;
  return (ascending[last >> 1]! + ascending[(last + 1) >> 1]!) / 2;
}
