/** The rule of the comparison, in one place. */
import { TOO_NEAR, type ComparisonWord } from '../../../../shared/evidence.ts';
import { MOST_PAIRS } from '../../../../shared/statistics/comparison-levels.ts';
import type { Interval } from '../../../../shared/statistics/interval.ts';

/**
 * @param gap the interval of A's advantage over B; null where there is none. @param margin above 0; null where it is not known: then
 * two are the same only where they never differ.
 */
export function wordFor(gap: Interval | null, margin: number | null): ComparisonWord {
  if (gap === null) return 'undecided';
  const { low, high } = gap;
  if (low === 0 && high === 0) return 'same';
  if (margin === null) return 'undecided';
  if (low > margin) return 'better';
  if (high < -margin) return 'worse';
  if (low > 0 && high < margin) return 'slightly better';
  if (high < 0 && low > -margin) return 'slightly worse';
  return low > -margin && high < margin ? 'same' : 'undecided';
}

/**
 * About how many pairs it takes in all until the interval lies on one side of the nearer end of the margin: widths shrink with the root
 * of the pairs. As the gap moves meanwhile, so many decide in about one of two experiments. No number where the gap is within two
 * standard errors of the margin, on which side of it it truly lies being unknown, nor beyond `MOST_PAIRS`.
 * @param critical half of the interval, in standard errors of the gap.
 */
export function pairsToDecide(
  pairs: number,
  gap: number,
  standardError: number,
  critical: number,
  margin: number,
): number | typeof TOO_NEAR {
  const room = Math.abs(Math.abs(gap) - margin);
  if (room === 0 || room < 2 * standardError) return TOO_NEAR;
  const needed = Math.max(pairs + 1, Math.ceil(pairs * ((critical * standardError) / room) ** 2));
  return needed > MOST_PAIRS ? TOO_NEAR : needed;
}
