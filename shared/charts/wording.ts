/** Sentences and powers of ten as charts write them. */
import { countedText, countText } from '../format/count.ts';
import type { Shown } from '../plots.ts';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A power of ten times a small factor: 10⁻³, 2·10⁻⁴; between 1 and 1000 the plain number. */
export function powerText(value: number): string {
  if (value >= 1 && value < 10_000 && Number.isInteger(value)) return String(value);
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const factor = Math.round(value / 10 ** exponent);
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return `${factor === 1 ? '' : `${factor}·`}10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/**
 * How much of the study a chart shows, as the beginning of a sentence: "2,000 of 100,000 trials, sampled".
 *
 * @param which trials these are, where not all that pass the filter can be drawn: " with a value"
 */
export function shownText(shown: Shown, which = ''): string {
  const trials = (count: number): string => `${countedText(count, 'trial')}${which}`;
  if (shown.shown >= shown.matched) return `All ${trials(shown.matched)}`;
  const how = shown.by === 'sample' ? ', sampled' : shown.by === 'bins' ? ', the rest counted in bins' : '';
  return `${countText(shown.shown)} of ${trials(shown.matched)}${how}`;
}
