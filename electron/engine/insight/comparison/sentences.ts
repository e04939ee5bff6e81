/** Findings in words. */
import type { Arm, PairwiseComparison } from '../../../../shared/experiment.ts';
import { countedText } from '../../../../shared/format/count.ts';
import { hundredthsText, valueText } from '../../../../shared/format/value.ts';

/** One sentence about two arms, the better one first, with its figures. */
export function pairSentence(comparison: Omit<PairwiseComparison, 'sentence'>, arms: readonly Arm[]): string {
  const { pairs, word } = comparison;
  if (pairs === 0) return `Nothing is known yet about ${labelOf(arms, comparison.arm)} and ${labelOf(arms, comparison.than)}.`;
  const turned = word === 'worse' || word === 'slightly worse' ? mirrored(comparison) : comparison;
  const [one, other] = [labelOf(arms, turned.arm), labelOf(arms, turned.than)];
  const figures = figuresOf(turned);
  if (word === 'not shown')
    return `There is no difference between ${one} and ${other} that ${pairsText(pairs)} could show: ${one} ${figures}.`;
  const how = word === 'better' || word === 'worse' ? 'better' : 'detectably but not usefully better';
  return `${one} is ${how} than ${other}: it ${figures}.`;
}

/** "this one pair" or "these 30 pairs" */
export function pairsText(pairs: number): string {
  return pairs === 1 ? 'this one pair' : `these ${pairs} pairs`;
}

/** "a, b and c" */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export function labelOf(arms: readonly Arm[], arm: number): string {
  return arms[arm]!.label;
}

function figuresOf({ wins, ties, pairs, superiority, difference, pHolm }: Omit<PairwiseComparison, 'sentence'>): string {
  const tied = ties === 0 ? '' : ` and tied ${ties}`;
  return [
    `won ${wins}${tied} of ${countedText(pairs, 'pair')}`,
    `P(A > B) ${hundredthsText(superiority.value)}${span(superiority.low, superiority.high, hundredthsText)}`,
    `by ${signed(difference.value!)} on average${span(difference.low, difference.high, signed)}`,
    `${probabilityText(pHolm!)} after Holm’s correction`,
  ].join(', ');
}

function span(low: number | null, high: number | null, text: (value: number) => string): string {
  return low === null || high === null ? '' : ` (95 % interval ${text(low)} to ${text(high)})`;
}

/** "p = 0.021", "p < 0.0001" */
export function probabilityText(p: number): string {
  if (p < 0.0001) return 'p < 0.0001';
  return `p = ${p.toFixed(p < 0.01 ? 4 : p < 0.1 ? 3 : 2)}`;
}

const signed = (value: number): string => `${value < 0 ? '−' : ''}${valueText(Math.abs(value))}`;

/** The same finding from the other side. */
function mirrored(comparison: Omit<PairwiseComparison, 'sentence'>): Omit<PairwiseComparison, 'sentence'> {
  const { arm, than, wins, losses, superiority, difference } = comparison;
  const from = (value: number | null, turn: (value: number) => number): number | null => (value === null ? null : turn(value));
  const turned = (of: typeof superiority, turn: (value: number) => number): typeof superiority => ({
    value: from(of.value, turn),
    low: from(of.high, turn),
    high: from(of.low, turn),
  });
  return {
    ...comparison,
    arm: than,
    than: arm,
    wins: losses,
    losses: wins,
    superiority: turned(superiority, (value) => 1 - value),
    difference: turned(difference, (value) => -value),
  };
}
