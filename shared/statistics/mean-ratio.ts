import type { Random } from '../random.ts';
import { mean } from './mean.ts';

/**
 * The mean of one column over that of another with its percentile bootstrap interval (Efron 1979), rows drawn whole.
 * @param one and `other` by row, finite and above 0. @param level such as 0.95.
 */
export function meanRatio(
  one: readonly number[],
  other: readonly number[],
  random: Random,
  { level = 0.95, resamples = 4000 } = {},
): { readonly value: number; readonly low: number; readonly high: number } {
  const ratios = Float64Array.from({ length: resamples }, () => {
    let [above, below] = [0, 0];
    for (let drawn = 0; drawn < one.length; drawn++) {
      const row = random.below(one.length);
      above += one[row]!;
      below += other[row]!;
    }
    return above / below;
  }).sort();
  const placed = (share: number): number => ratios[Math.round((resamples - 1) * share)]!;
  return { value: mean(one) / mean(other), low: placed((1 - level) / 2), high: placed((1 + level) / 2) };
}
