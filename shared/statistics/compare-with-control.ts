/**
 * How far one of several means is from a control, with an interval that holds for all of them together (Dunnett 1955, Journal of the
 * American Statistical Association 50): whichever is looked at because it is the best, its interval holds.
 */
import type { Contrast } from './compare-with-best.ts';
import type { Interval } from './interval.ts';

/**
 * @param means at least two, larger better. @param draws of the means, by draw: how they stray together. @param contrast of the place and
 * the control. @param level such as 0.95, of all intervals together.
 */
export function compareWithControl(
  means: ArrayLike<number>,
  draws: readonly ArrayLike<number>[],
  { place, control }: { readonly place: number; readonly control: number },
  { standardError, wider }: Contrast,
  level: number,
): Interval {
  const difference = means[place]! - means[control]!;
  const margin = criticalOf(means.length, control, draws, level) * wider * standardError;
  return { low: difference - margin, high: difference + margin };
}

/** The largest of the standardised differences from the control, on either side, that the given share of the draws stays below. */
function criticalOf(count: number, control: number, draws: readonly ArrayLike<number>[], level: number): number {
  const largest = new Float64Array(draws.length);
  for (let other = 0; other < count; other++) {
    if (other === control) continue;
    const differences = Float64Array.from(draws, (draw) => draw[other]! - draw[control]!);
    const mean = differences.reduce((sum, each) => sum + each, 0) / draws.length;
    const spread = Math.sqrt(differences.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (draws.length - 1));
    differences.forEach((each, at) => (largest[at] = Math.max(largest[at]!, spread === 0 ? 0 : Math.abs(each - mean) / spread)));
  }
  return largest.sort()[Math.ceil(level * draws.length) - 1]!;
}
