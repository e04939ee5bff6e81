/** Two trained models, row by row: what window and terminal say of them. */
import { countedText, countText } from './format/count.ts';
import { sidedRange, sidedText } from './format/sided.ts';
import { hundredthsText, significanceText } from './format/value.ts';
import type { Measure } from './measure.ts';
import type { RowDifference } from './row-comparison.ts';
import { isBeyondNoise } from './statistics/beyond-noise.ts';
import { capitalised } from './wording.ts';

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
  if (isSame(comparison)) return `${rowsText(comparison)} ${ABOUT}`;
  const gap = gapText(comparison, objective);
  const found = comparison.p === null ? chosenText(comparison, gap) : `${capitalised(gap)}. ${chanceText(comparison.p)}`;
  return [rowsText(comparison), found, ABOUT].filter((sentence) => sentence !== '').join(' ');
}

/** Whether no difference, nor chance of one, is left to tell of. */
function isSame({ only }: TrialDifference): boolean {
  return only !== null && only.first + only.second === 0;
}

function rowsText(comparison: TrialDifference): string {
  const { first, second, only } = comparison;
  if (only === null) return '';
  if (isSame(comparison)) return `Trials ${first} and ${second} are right on the very same rows: no row tells them apart.`;
  const right = countedText(only.first, 'row is', 'rows are');
  return `${right} right with trial ${first} alone, ${countText(only.second)} with trial ${second} alone.`;
}

/** As it goes on within a sentence. */
function gapText({ first, second, advantage, interval }: TrialDifference, objective: Measure): string {
  const gap = sidedText(advantage, objective);
  return `the ${objective.title} of trial ${first} is ${gap} than that of trial ${second} (95 % interval: ${sidedRange(interval, objective)})`;
}

function chanceText(p: number): string {
  return `If both were equally good, chance alone would make a difference as large with a probability ${probabilityText(p)} (its p).`;
}

/** Where these rows chose one of the two. */
function chosenText({ first, second, interval, chosen }: TrialDifference, gap: string): string {
  const who = chosen === 'both' ? `trials ${first} and ${second}` : `trial ${chosen === 'first' ? first : second}`;
  const noise = isBeyondNoise(interval) ? 'more than noise' : 'no more than noise may make';
  return `With what ${who} may owe to being chosen by these rows taken off, ${gap}: ${noise}.`;
}

/** Two digits where that says enough: "of 0.93", "of 0.031", "below 0.001". */
function probabilityText(p: number): string {
  const text = p < 0.1 ? significanceText(p) : hundredthsText(p);
  return text.startsWith('<') ? `below ${text.slice(2)}` : `of ${text}`;
}
