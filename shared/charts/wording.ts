/** Numbers and sentences as charts write them. */
import type { Shown } from '../plots.ts';
import type { Objective, ParameterValue } from '../model.ts';

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A count with separators: 100,000. */
export function countText(count: number): string {
  return WHOLE.format(count);
}

/** The name of a trial. Sessions count their trials from 1: beside those of another session it needs its own. */
export function trialText(
  { number, sessionId }: { readonly number: number; readonly sessionId: number },
  several: boolean,
): string {
  return several ? `trial ${number}, session ${sessionId}` : `trial ${number}`;
}

/** Whether trials of more than one session are among them. */
export function ofSeveralSessions(trials: readonly { readonly sessionId: number }[]): boolean {
  return trials.some(({ sessionId }) => sessionId !== trials[0]!.sessionId);
}

/** An objective value: always four decimals. */
export function valueText(value: number): string {
  return value.toFixed(4);
}

/** A configuration's value, short and exact enough to tell apart: 1.3e-3, 0.25, relu, true. */
export function parameterText(value: ParameterValue): string {
  if (typeof value !== 'number') return String(value);
  if (Number.isInteger(value) && Math.abs(value) < 100_000) return String(value);
  const size = Math.abs(value);
  return size >= 0.01 && size < 10_000 ? String(Number(value.toPrecision(3))) : Number(value.toPrecision(3)).toExponential();
}

/** A power of ten times a small factor: 10⁻³, 2·10⁻⁴; between 1 and 1000 the plain number. */
export function powerText(value: number): string {
  if (value >= 1 && value < 10_000 && Number.isInteger(value)) return String(value);
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const factor = Math.round(value / 10 ** exponent);
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return `${factor === 1 ? '' : `${factor}·`}10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** What the objective measures, with its unit. */
export function objectiveTitle(objective: Objective): string {
  return objective === 'accuracy' ? 'select accuracy (share of rows)' : 'select loss (nats)';
}

/**
 * How much of the study a chart shows, as the beginning of a sentence: "2,000 of 100,000 trials, sampled".
 *
 * @param which trials these are, where not all that pass the filter can be drawn: " with a value"
 */
export function shownText(shown: Shown, which = ''): string {
  const trials = (count: number): string => `${countText(count)} ${count === 1 ? 'trial' : 'trials'}${which}`;
  if (shown.shown >= shown.matched) return `All ${trials(shown.matched)}`;
  const how = shown.by === 'sample' ? ', sampled' : shown.by === 'bins' ? ', the rest counted in bins' : '';
  return `${countText(shown.shown)} of ${trials(shown.matched)}${how}`;
}

/** Milliseconds in the unit that a person would use for the longest of them. */
export function durationUnit(longestMs: number): { readonly name: string; readonly ms: number } {
  if (longestMs < 120_000) return { name: 's', ms: 1000 };
  if (longestMs < 2 * 3_600_000) return { name: 'min', ms: 60_000 };
  if (longestMs < 2 * 86_400_000) return { name: 'h', ms: 3_600_000 };
  return { name: 'days', ms: 86_400_000 };
}
