/**
 * Losses that were made up for trials that gave none. A program that reports a failure as 1e30 would leave all real losses
 * equal beside it, on every scale; so what lies far beyond the others counts as a failure does. One number that is told again and
 * again is no measurement: it counts so from a smaller distance on.
 */

/** How many times as far from the least loss as the others, or as the least is from 0, a penalty lies. */
const FAR = 100;
/** The same where all that lies there is one number, told more than once: 1e3 beside losses up to 30. */
const FAR_TOGETHER = 10;
/** Losses that are no penalty, at least: fewer do not say what is far. */
const FEWEST = 3;
const SMALLEST_SHARE = 0.25;

/** The largest loss that is no penalty. @param losses at least one. */
export function largestRealLoss(losses: readonly number[]): number {
  const sorted = losses.toSorted((left, right) => left - right);
  const [least, fewest] = [sorted[0]!, Math.max(FEWEST, Math.ceil(SMALLEST_SHARE * sorted.length))];
  for (let real = fewest; real < sorted.length; real++) {
    const reach = Math.max(sorted[real - 1]! - least, Math.abs(least));
    if (reach > 0 && sorted[real]! - least > (isOneNumber(sorted, real) ? FAR_TOGETHER : FAR) * reach) return sorted[real - 1]!;
  }
  return sorted.at(-1)!;
}

function isOneNumber(ascending: readonly number[], from: number): boolean {
  return from < ascending.length - 1 && ascending[from] === ascending.at(-1);
}
