/** What a comparison of so many arms and pairs can find, in words. */
import type { ComparisonEvidence } from '../../evidence.ts';
import { countedText, countText } from '../../format/count.ts';
import { percentText, valueText } from '../../format/value.ts';
import { comparisonPower, gapOfSuperiority, MOST_PAIRS, pairsForPower } from '../../statistics/comparison-power.ts';
import { quantile } from '../../statistics/quantile.ts';

/** P(A > B) of a clear difference (Bouthillier et al. 2021). */
const CLEAR = 0.75;
const WANTED = 0.8;

export interface PlannedComparison {
  readonly arms: number;
  readonly pairs: number;
  /** The smallest gap that is of use, and the standard deviation of a paired difference as far as it is known. */
  readonly margin: number | null;
  readonly spread: number | null;
}

/** Simulated on the spot, within a tenth of a second for ten arms. */
export function powerText({ arms, pairs, margin, spread }: PlannedComparison): string {
  const clear = gapOfSuperiority(CLEAR);
  const found = percentText(comparisonPower(arms, pairs, clear));
  const needed = countText(pairsForPower(arms, clear, WANTED));
  const first = `With ${countedText(arms, 'arm')} and ${countedText(pairs, 'pair')} a strategy that wins three of four pairs is found in ${found} of comparisons; ${needed} pairs find it in ${percentText(WANTED)}.`;
  return margin === null || spread === null || spread === 0 ? first : `${first} ${gapText(arms, pairs, margin, spread)}`;
}

function gapText(arms: number, pairs: number, margin: number, spread: number): string {
  const needed = pairsForPower(arms, margin / spread, WANTED);
  const power = percentText(comparisonPower(arms, pairs, margin / spread));
  const most = needed >= MOST_PAIRS ? '' : `; ${countText(needed)} pairs find it in ${percentText(WANTED)}`;
  return `A gap of ${valueText(margin)} is found in ${power}, where pairs differ as they did here (standard deviation ${valueText(spread)})${most}.`;
}

/** Median over the pairs of arms of how much their differences spread; null where none is known. */
export function spreadIn({ pairwise }: Pick<ComparisonEvidence, 'pairwise'>): number | null {
  const spreads = pairwise.flatMap(({ spread }) => spread ?? []);
  return spreads.length === 0 ? null : quantile(spreads, 0.5);
}
