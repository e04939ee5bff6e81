import type { Interval } from './interval.ts';

/** Whether a difference is more than noise: its interval, in which a choice on the same rows is allowed for, excludes 0. */
export function isBeyondNoise({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}
