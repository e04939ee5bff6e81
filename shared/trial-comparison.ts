/** Two trained models, row by row: what window and terminal say of them. */
import { countText } from './format/count.ts';
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

const ABOUT = 'this is about these two trained models, not about their configurations: confirm for that';

export type TrialComparison = TrialDifference | { readonly kind: 'none'; readonly reason: string };

/** "trial 17 against trial 31: 231 rows against 228, p = 0.93; …": what was found, and what it is about. No full stop. */
export function trialComparisonText(comparison: TrialComparison, objective: Measure): string {
  return comparison.kind === 'none' ? comparison.reason.replace(/\.$/, '') : `${foundText(comparison, objective)}; ${ABOUT}`;
}

function foundText({ first, second, only, p, advantage, interval, chosen }: TrialDifference, objective: Measure): string {
  const rows = only === null ? '' : `${countText(only.first)} rows against ${countText(only.second)}, `;
  const sign = advantage < 0 ? -1 : 1;
  const ends = [sign * interval.low, sign * interval.high].toSorted((low, high) => low - high);
  const range = ends.map(differenceText).join(' to ');
  const better = `${objective.title} ${sign < 0 ? 'worse' : 'better'} by ${measuredText(sign * advantage, objective)} (${range})`;
  const noise = isBeyondNoise(interval) ? 'beyond noise' : 'within noise';
  const test = p === null ? `${chosenText(first, second, chosen)}, ${noise}` : probabilityText(p);
  return `trial ${first} against trial ${second}: ${rows}${better}, ${test}`;
}

/** Two digits where that says enough: "p = 0.93", "p = 0.031", "p < 0.001". */
function probabilityText(p: number): string {
  const text = p < 0.1 ? significanceText(p) : hundredthsText(p);
  return text.startsWith('<') ? `p ${text}` : `p = ${text}`;
}

function chosenText(first: number, second: number, chosen: Chosen): string {
  const who = chosen === 'both' ? `trials ${first} and ${second}` : `trial ${chosen === 'first' ? first : second}`;
  return `the choice of ${who} by these rows allowed for`;
}
