import type { Interval } from './interval.ts';
import { normalQuantile } from './normal-quantile.ts';

/**
 * Wilson's score interval of a probability (Wilson 1927). @param successes of the trials; half a success is a tie.
 * @param level such as 0.95.
 */
export function wilsonInterval(successes: number, trials: number, level: number): Interval {
  const z = normalQuantile(0.5 + level / 2);
  const share = successes / trials;
  const [centre, scale] = [share + (z * z) / (2 * trials), 1 + (z * z) / trials];
  const margin = z * Math.sqrt((share * (1 - share)) / trials + (z / (2 * trials)) ** 2);
  return { low: Math.max(0, (centre - margin) / scale), high: Math.min(1, (centre + margin) / scale) };
}
