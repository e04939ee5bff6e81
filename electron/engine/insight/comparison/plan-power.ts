/** What a planned comparison can find: simulated, which takes seconds for twenty arms. */
import {
  WANTED_POWER,
  type ComparisonPower,
  type PlannedComparison,
  type PowerToFind,
} from '../../../../shared/planned-comparison.ts';
import { comparisonPower, gapOfSuperiority, pairsForPower } from '../../../../shared/statistics/comparison-power.ts';

/** P(A > B) of a clear difference (Bouthillier et al. 2021). */
const CLEAR = 0.75;

export function powerOf({ arms, pairs, margin, spread }: PlannedComparison): ComparisonPower {
  const toFind = (gap: number): PowerToFind => ({
    found: comparisonPower(arms, pairs, gap),
    pairsAdvised: pairsForPower(arms, gap, WANTED_POWER),
  });
  const known = margin !== null && spread !== null && spread > 0;
  return { clear: toFind(gapOfSuperiority(CLEAR)), gap: known ? toFind(margin / spread) : null };
}
