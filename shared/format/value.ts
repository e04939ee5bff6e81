/** What was measured, and what is computed from it. Where a value is not known, each gives the dash. */
import type { Measure } from '../measure.ts';
import type { Interval } from '../statistics/interval.ts';
import { orUnknown } from './unknown.ts';

type Value = number | null | undefined;

/** A measured value with four decimals, so that columns line up: 0.8942. */
export function valueText(value: Value): string {
  return orUnknown(value, (known) => known.toFixed(4));
}

type Sized = Pick<Measure, 'rows' | 'bounds'>;

/** A value of the measure by itself. */
export function measuredText(value: Value, measure: Sized, decimals = FOUR): string {
  return isSized(measure) ? orUnknown(value, (known) => known.toFixed(decimals)) : measuredFormat([value], measure)(value);
}

/**
 * Values of the measure that stand below each other, all with as many decimals. Four, where it is a mean over rows or lies between 0
 * and 1; else at most four, so that the largest has about five digits, and none where all are whole. What would lose its digits so is
 * a power.
 */
export function measuredFormat(values: readonly Value[], measure: Sized): (value: Value) => string {
  if (isSized(measure)) return valueText;
  const known = values.filter((value) => value !== null && value !== undefined && Number.isFinite(value)) as readonly number[];
  const decimals = known.every(Number.isInteger) ? 0 : decimalsBeside(Math.max(...known.map(Math.abs)));
  return (value) =>
    orUnknown(value, (each) => (each !== 0 && Math.abs(each) < SMALLEST ? each.toExponential(3) : each.toFixed(decimals)));
}

const FOUR = 4;
const SMALLEST = 1e-3;

const isSized = ({ rows, bounds }: Sized): boolean => rows !== null || (bounds.low === 0 && bounds.high === 1);

function decimalsBeside(largest: number): number {
  return Math.max(0, FOUR - Math.max(0, Math.floor(Math.log10(largest))));
}

/** From one value of the measure to another, both with as many decimals: "0.8912 to 0.8934", "107.00 to 108.50". */
export function measuredRange({ low, high }: Interval, measure: Sized): string {
  return [low, high].map(measuredFormat([low, high], measure)).join(' to ');
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
  return measure.rows === 'hits' ? inPoints(distance) : measuredText(distance, measure);
}

/** The same without its unit. */
export function distanceFigure(distance: number, measure: Pick<Measure, 'rows' | 'bounds'>): string {
  return measure.rows === 'hits' ? hundredfold(distance) : measuredText(distance, measure);
}

/** A share in points of a hundred, without a sign: "0.18 points". */
export function inPoints(share: number, decimals = 2): string {
  return `${hundredfold(share, decimals)} points`;
}

function hundredfold(share: number, decimals = 2): string {
  return (100 * share).toFixed(decimals);
}

/** A difference of two shares in points of a hundred, with its sign: +0.12, −0.12, 0.00. */
export function pointsText(difference: Value): string {
  return orUnknown(difference, (known) => {
    const text = hundredfold(Math.abs(known));
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
