import { betaQuantile } from './beta-quantile.ts';
import type { Interval } from './interval.ts';

/** The exact binomial interval of a probability (Clopper and Pearson 1934): it covers at least as often as it says. @param level such as 0.95. */
export function clopperPearson(successes: number, trials: number, level: number): Interval {
  const tail = (1 - level) / 2;
  const failures = trials - successes;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    high: failures === 0 ? 1 : betaQuantile(1 - tail, successes + 1, failures),
  };
}
