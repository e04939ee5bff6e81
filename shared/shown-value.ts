import type { Trial } from './model.ts';

/**
 * The value of a trial where it says something of the trial: null of one that failed. What that has left is of an epoch before the
 * failure, or of the trial that it continues, and counts nowhere. The rows of the table of trials come with it.
 */
export function shownValue({ state, value }: Pick<Trial, 'state' | 'value'>): number | null {
  return state === 'failed' ? null : value;
}
