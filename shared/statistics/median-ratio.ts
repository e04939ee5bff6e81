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
  const [above, below] = [ascendingPlaces(one), ascendingPlaces(other)];
  const drawn = new Uint32Array(one.length).fill(1);
  const ratioOfDrawn = (): number => drawnMedian(one, above, drawn) / drawnMedian(other, below, drawn);
  const value = ratioOfDrawn();
  const ratios = Float64Array.from({ length: resamples }, () => {
    drawn.fill(0);
    for (let at = 0; at < one.length; at++) drawn[random.below(one.length)]!++;
    return ratioOfDrawn();
  }).sort();
  const placed = (share: number): number => ratios[Math.round((resamples - 1) * share)]!;
  return { value, low: placed((1 - level) / 2), high: placed((1 + level) / 2) };
}

function ascendingPlaces(values: readonly number[]): Uint32Array {
  return Uint32Array.from(values.keys()).sort((left, right) => compare(values[left]!, values[right]!));
}

/** Infinities are alike. */
function compare(left: number, right: number): number {
  return left === right ? 0 : left - right;
}

/** The median of the values, each as often as it was drawn; NaN of none. */
function drawnMedian(values: readonly number[], ascending: Uint32Array, drawn: Uint32Array): number {
  const last = values.length - 1;
  const [lower, upper] = [last >> 1, (last + 1) >> 1];
  let seen = 0;
  let low: number | undefined;
  for (const place of ascending) {
    seen += drawn[place]!;
    if (seen > lower) low ??= values[place]!;
    if (seen > upper) return (low! + values[place]!) / 2;
  }
  return NaN;
}
