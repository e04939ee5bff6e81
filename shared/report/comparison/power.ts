/** What a comparison of so many arms and pairs can find, in words. */
import type { ComparisonEvidence } from '../../evidence.ts';
import { countedText, countText } from '../../format/count.ts';
import { measuredFormat, measuredText, percentText } from '../../format/value.ts';
import type { Measure } from '../../measure.ts';
import { WANTED_POWER, type ComparisonPower, type PlannedComparison, type StudyNoise } from '../../planned-comparison.ts';
import { FEWEST_PAIRS, MOST_PAIRS } from '../../statistics/comparison-levels.ts';
import { quantile } from '../../statistics/quantile.ts';

/** With fewer pairs the rule itself finds a little less than normal theory says. */
const PAIRS_OF_THEORY = 12;

/** That so many pairs show nothing, whatever is found; null where they may. */
export function fewPairsText(pairs: number): string | null {
  return pairs < FEWEST_PAIRS
    ? `Nothing can be shown with ${countedText(pairs, 'pair')}: below ${FEWEST_PAIRS} even the same winner in all of them may be chance.`
    : null;
}

/**
 * The margin, its noise and how many pairs it takes are said where they are known.
 * @param where the spread was seen: "here", "in the comparison of 1,000 pairs".
 */
export function powerText(
  planned: PlannedComparison,
  { clear, gap }: ComparisonPower,
  objective: Measure,
  where = 'here',
): string {
  const { arms, pairs, margin, spread } = planned;
  const text = measuredFormat([margin, spread], objective);
  const shareText = (share: number): string => `${pairs < PAIRS_OF_THEORY && share > 0 ? 'about ' : ''}${percentText(share)}`;
  const first = `With ${countedText(arms, 'strategy', 'strategies')} and ${countedText(pairs, 'pair')} a strategy that wins three of four pairs is found in ${shareText(clear.found)} of comparisons with normal finals; ${countText(clear.pairsAdvised)} pairs find it in ${percentText(WANTED_POWER)}.`;
  if (gap === null) return first;
  const advised =
    gap.pairsAdvised >= MOST_PAIRS ? '' : `; ${countText(gap.pairsAdvised)} pairs do so in ${percentText(WANTED_POWER)}`;
  return `${first} A gap of ${text(margin)} is told from zero in ${shareText(gap.found)}, where pairs differ as they did ${where} (standard deviation ${text(spread)})${advised}.`;
}

/** How much of a gap may be the noise of single runs, on what gaps are measured by: *confirm* where it is recorded. */
export function noiseText(noise: Omit<StudyNoise, 'leaders'> | null, objective: Measure): string {
  if (noise === null) return 'How far runs of one configuration lie apart is not known here: none was trained with two seeds.';
  const [{ spread, configurations }, measure] = noise.confirm === null ? [noise, 'select'] : [noise.confirm, 'confirm'];
  const which =
    configurations === 1
      ? 'of the one that was trained with several seeds'
      : `the better ${countText(configurations)} that were trained with several seeds`;
  return `Runs of one configuration have a standard deviation of ${measuredText(spread, objective)} on ${measure} here (${which}).`;
}

/** The standard deviation of a paired difference, and how many pairs it was seen in. */
export interface KnownSpread {
  readonly value: number;
  readonly pairs: number;
}

/** Median over the pairs of arms of how much their differences spread; null where none is known. */
export function spreadIn({ pairwise }: Pick<ComparisonEvidence, 'pairwise'>): number | null {
  const spreads = pairwise.flatMap(({ spread }) => spread ?? []);
  return spreads.length === 0 ? null : quantile(spreads, 0.5);
}
