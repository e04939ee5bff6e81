/** Two trained models, row by row: what window and terminal say of them. */
import { countedText, countText } from './format/count.ts';
import { differenceText, hundredthsText, measuredText, significanceText } from './format/value.ts';
import type { Measure } from './measure.ts';
import type { RowDifference } from './row-comparison.ts';
import { isBeyondNoise } from './statistics/beyond-noise.ts';

/** Which of two trials is the best of its study or session: these rows chose it. */
export type Chosen = 'first' | 'second' | 'both' | null;

export interface TrialDifference extends RowDifference {
  readonly kind: 'rows';
  /** Numbers in the study. */
  readonly first: number;
  readonly second: number;
  readonly chosen: Chosen;
}

const ABOUT = 'This is about these two trained models, not about their configurations: confirm for that.';

export type TrialComparison = TrialDifference | { readonly kind: 'none'; readonly reason: string };

/** What was found, whether chance may have made it, and what it is about; where nothing was, why. Whole sentences. */
export function trialComparisonText(comparison: TrialComparison, objective: Measure): string {
  if (comparison.kind === 'none') return comparison.reason;
  return [rowsText(comparison), differenceSentence(comparison, objective), chanceText(comparison), ABOUT]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function rowsText({ first, second, only }: TrialDifference): string {
  if (only === null) return '';
  const right = countedText(only.first, 'row is', 'rows are');
  return `${right} right with trial ${first} alone, ${countText(only.second)} with trial ${second} alone.`;
}

function differenceSentence({ first, second, advantage, interval }: TrialDifference, objective: Measure): string {
  const sign = advantage < 0 ? -1 : 1;
  const ends = [sign * interval.low, sign * interval.high].toSorted((low, high) => low - high);
  const gap = `${measuredText(sign * advantage, objective)} ${sign < 0 ? 'worse' : 'better'}`;
  return `The ${objective.title} of trial ${first} is ${gap} than that of trial ${second} (95 % interval ${ends.map(differenceText).join(' to ')}).`;
}

function chanceText({ first, second, p, interval, chosen }: TrialDifference): string {
  if (p !== null)
    return `If both were equally good, chance alone would make a difference as large with a probability ${probabilityText(p)}.`;
  const who = chosen === 'both' ? `trials ${first} and ${second}` : `trial ${chosen === 'first' ? first : second}`;
  const noise = isBeyondNoise(interval) ? 'more than noise' : 'no more than noise may make';
  return `That is ${noise}, after what ${who} may owe to being chosen by these rows is taken off.`;
}

/** Two digits where that says enough: "of 0.93", "of 0.031", "below 0.001". */
function probabilityText(p: number): string {
  const text = p < 0.1 ? significanceText(p) : hundredthsText(p);
  return text.startsWith('<') ? `below ${text.slice(2)}` : `of ${text}`;
}
