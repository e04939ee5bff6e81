/** What was measured, and what is computed from it. Where a value is not known, each gives the dash. */
import type { Measure } from '../measure.ts';
import { parameterText } from './parameter.ts';
import type { Interval } from '../statistics/interval.ts';
import { orUnknown } from './unknown.ts';

type Value = number | null | undefined;

/** A measured value with four decimals, so that columns line up: 0.8942. */
export function valueText(value: Value): string {
  return orUnknown(value, (known) => known.toFixed(4));
}

/**
 * A value of the measure: with as many decimals, so that columns line up, where it is a mean over rows or lies between 0 and 1;
 * as the value of a parameter where nothing says how large it is.
 */
export function measuredText(value: Value, { rows, bounds }: Pick<Measure, 'rows' | 'bounds'>, decimals = 4): string {
  const sized = rows !== null || (bounds.low === 0 && bounds.high === 1);
  return sized ? orUnknown(value, (known) => known.toFixed(decimals)) : parameterText(value);
}

/** From one value of the measure to another, both with as many decimals: "0.8912 to 0.8934", "107.0 to 108.5". */
export function measuredRange({ low, high }: Interval, measure: Pick<Measure, 'rows' | 'bounds'>): string {
  const texts = [low, high].map((end) => measuredText(end, measure));
  const decimals = Math.max(...texts.map((text) => text.split('.')[1]?.length ?? 0));
  const isWritten = texts.some((text) => text.includes('e'));
  return (isWritten ? texts : [low, high].map((end) => end.toFixed(decimals))).join(' to ');
}

/** A difference of two values, with its sign, so that it reads as one: +0.0012, −0.0012, 0.0000. */
export function differenceText(difference: Value): string {
  return orUnknown(difference, (known) => {
    const text = Math.abs(known).toFixed(4);
    return known < 0 ? `−${text}` : known > 0 ? `+${text}` : text;
  });
}

/** How far two values are from each other: shares of rows in points of a hundred, "0.18 points", all else as a value. */
export function distanceText(distance: number, measure: Pick<Measure, 'rows' | 'bounds'>): string {
  const figure = distanceFigure(distance, measure);
  return measure.rows === 'hits' ? `${figure} points` : figure;
}

/** The same without its unit. */
export function distanceFigure(distance: number, measure: Pick<Measure, 'rows' | 'bounds'>): string {
  return measure.rows === 'hits' ? (100 * distance).toFixed(2) : measuredText(distance, measure);
}

/** A difference of two shares in points of a hundred, with its sign: +0.12, −0.12, 0.00. */
export function pointsText(difference: Value): string {
  return orUnknown(difference, (known) => {
    const text = (100 * Math.abs(known)).toFixed(2);
    return known < 0 ? `−${text}` : known > 0 ? `+${text}` : text;
  });
}

/** A probability, a mean rank or a correlation, with two decimals and a true minus. */
export function hundredthsText(value: Value): string {
  return orUnknown(value, (known) => known.toFixed(2).replace('-', '−'));
}

/** The p of a test: 0.031, below 0.001 "< 0.001". */
export function significanceText(p: Value): string {
  return orUnknown(p, (known) => (known < 0.001 ? '< 0.001' : known.toFixed(3)));
}

/** A share of one in percent, without decimals. */
export function percentText(share: Value): string {
  return orUnknown(share, (known) => `${Math.round(100 * known)} %`);
}
