/** The rule of the comparison, in one place. */
import type { ComparisonWord } from '../../../../shared/evidence.ts';
import type { Interval } from '../../../../shared/statistics/interval.ts';

/** @param gap the interval of A's advantage over B; null where there is none. @param margin above 0; null where it is not known. */
export function wordFor(gap: Interval | null, margin: number | null): ComparisonWord {
  if (gap === null || margin === null) return 'undecided';
  const { low, high } = gap;
  if (low > margin) return 'better';
  if (high < -margin) return 'worse';
  if (low > 0 && high < margin) return 'slightly better';
  if (high < 0 && low > -margin) return 'slightly worse';
  return low > -margin && high < margin ? 'same' : 'undecided';
}

/**
 * About how many pairs it takes in all until an interval as wide as this one lies on one side of the nearer end of the margin:
 * widths shrink with the root of the pairs. Infinity for a gap as large as the margin.
 */
export function pairsToDecide(pairs: number, gap: number, halfWidth: number, margin: number): number {
  const room = Math.abs(Math.abs(gap) - margin);
  return Math.max(pairs + 1, Math.ceil(pairs * (halfWidth / room) ** 2));
}
