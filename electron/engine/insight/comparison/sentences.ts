/** Findings in words. */
import { TOO_NEAR } from '../../../../shared/evidence.ts';
import type { Arm } from '../../../../shared/experiment.ts';
import { pairsInAll } from '../../../../shared/finding.ts';
import { countedText, countText } from '../../../../shared/format/count.ts';
import { hundredthsText } from '../../../../shared/format/value.ts';
import { mirrored, type UnstatedComparison } from '../../../../shared/mirrored-pair.ts';
import { FEWEST_PAIRS } from '../../../../shared/statistics/comparison-levels.ts';

/** One sentence about two arms, the better one first, with its figures. @param margin the smallest gap that is of use, as it is written. */
export function pairSentence(
  comparison: UnstatedComparison,
  arms: readonly Arm[],
  margin: string | null,
  gapText: (gap: number) => string,
): string {
  const { pairs, difference, p } = comparison;
  const names = listed([labelOf(arms, comparison.arm), labelOf(arms, comparison.than)]);
  if (pairs === 0) return `Nothing is known yet about ${names}.`;
  if (pairs < FEWEST_PAIRS)
    return `Nothing can be said about ${names} by ${pairsText(pairs)}: it takes ${FEWEST_PAIRS} at least.`;
  if (difference.value === null)
    return `${names} cannot be told apart by a mean: some of their runs found nothing. ${labelOf(arms, comparison.arm)} ${countsOf(comparison)}.`;
  const turned = difference.value < 0 ? mirrored(comparison) : comparison;
  const [one, other] = [labelOf(arms, turned.arm), labelOf(arms, turned.than)];
  const finding = p === null ? `Nothing is concluded of ${names}` : findingOf(turned, one, other, margin);
  return `${finding}: ${figuresOf(turned, one, gapText)}.${moreOf(turned)}`;
}

function findingOf(
  { word, detected, ties, pairs }: UnstatedComparison,
  one: string,
  other: string,
  margin: string | null,
): string {
  if (ties === pairs) return `${one} and ${other} are the same in every pair`;
  if (word === 'better') return `${one} is better than ${other} by more than ${margin}`;
  if (word === 'slightly better') return `${one} is slightly better than ${other}, by less than ${margin}`;
  if (word === 'same') return `${one} and ${other} are the same within ${margin}`;
  if (detected && margin === null) return `${one} is better than ${other}; nobody has stated how large a gap is of use`;
  if (detected) return `${one} is better than ${other}; whether by more than ${margin} is undecided`;
  return `It is undecided whether ${one} or ${other} is better`;
}

function moreOf(comparison: UnstatedComparison): string {
  if (comparison.pairsToDecide === null) return '';
  const needed = pairsInAll(comparison);
  return needed === null
    ? ` The gap is ${TOO_NEAR}: how many pairs would decide it cannot be said.`
    : ` A new comparison of about ${countedText(needed, 'pair')} would decide it in about one of two cases.`;
}

/** "this one pair" or "these 30 pairs" */
export function pairsText(pairs: number): string {
  return pairs === 1 ? 'this one pair' : `these ${countText(pairs)} pairs`;
}

/** "a, b and c" */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** After a word that is. */
export const ON_THE_EDGE = ' (on the edge)';

export function labelOf(arms: readonly Arm[], arm: number): string {
  return arms[arm]!.label;
}

function figuresOf(comparison: UnstatedComparison, one: string, gapText: (gap: number) => string): string {
  const { superiority, difference, p } = comparison;
  const signed = (gap: number): string => `${gap < 0 ? '−' : ''}${gapText(Math.abs(gap))}`;
  return [
    `${one} is ahead by ${signed(difference.value!)} on average${span(difference.low, difference.high, signed, 'joint 95 % interval')}`,
    ...(p === null ? [] : [probabilityText(p)]),
    countsOf(comparison),
    `P(A > B) ${hundredthsText(superiority.value)}${span(superiority.low, superiority.high, hundredthsText, '95 % interval')}`,
  ].join(', ');
}

/** "won 18 and tied 1 of 20 pairs" */
function countsOf({ wins, ties, pairs }: UnstatedComparison): string {
  const tied = ties === 0 ? '' : ` and tied ${countText(ties)}`;
  return `won ${countText(wins)}${tied} of ${countedText(pairs, 'pair')}`;
}

function span(low: number | null, high: number | null, text: (value: number) => string, what: string): string {
  return low === null || high === null ? '' : ` (${what} ${text(low)} to ${text(high)})`;
}

/** "p = 0.021", "p < 0.0001" */
export function probabilityText(p: number): string {
  if (p < 0.0001) return 'p < 0.0001';
  return `p = ${p.toFixed(p < 0.01 ? 4 : p < 0.1 ? 3 : 2)}`;
}
