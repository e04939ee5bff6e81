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
  return orUnknown(value, (known) => {
    const digits = digitsFor([known], measure);
    return writtenWith(digits.powers ? digits : { ...digits, decimals }, known);
  });
}

/** Values of the measure that stand below each other, all with as many decimals: see `digitsFor`. */
export function measuredFormat(values: readonly Value[], measure: Sized): (value: Value) => string {
  const digits = digitsFor(values, measure);
  return (value) => orUnknown(value, (known) => writtenWith(digits, known));
}

/** How numbers that stand below each other are written. */
export interface Digits {
  readonly decimals: number;
  /** Whether what would lose its digits so, or would have too many of them, is a power. */
  readonly powers: boolean;
}

/**
 * For values of the measure, or differences of such. Four decimals, where it lies between 0 and 1 or is a mean over rows of a usual
 * size; else at most four, so that the largest has about five digits, and none where all are whole.
 * @param whole whether all are, where these values are not all that are written so
 */
export function digitsFor(values: readonly Value[], measure: Sized, whole = allWhole(values)): Digits {
  const largest = finite(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (isShare(measure)) return FOUR_DECIMALS;
  if (measure.rows !== null && (largest === 0 || (largest >= SMALLEST && largest < LARGE))) return FOUR_DECIMALS;
  return { decimals: whole ? 0 : decimalsBeside(largest), powers: true };
}

/** Of no value nothing is known. */
function allWhole(values: readonly Value[]): boolean {
  const known = finite(values);
  return known.length > 0 && known.every(Number.isInteger);
}

function finite(values: readonly Value[]): readonly number[] {
  return values.filter((value): value is number => Number.isFinite(value));
}

export function writtenWith({ decimals, powers }: Digits, value: number): string {
  const size = Math.abs(value);
  const isPower = powers && size !== 0 && (size < SMALLEST || size >= LARGEST);
  return isPower ? value.toExponential(3) : value.toFixed(decimals);
}

const FOUR = 4;
const FOUR_DECIMALS: Digits = { decimals: FOUR, powers: false };
const SMALLEST = 1e-3;
/** Beyond, decimals of a mean over rows say nothing. */
const LARGE = 1e5;
/** Beyond, nobody counts digits. */
const LARGEST = 1e12;

const isShare = ({ rows, bounds }: Sized): boolean => rows === 'hits' || (bounds.low === 0 && bounds.high === 1);

function decimalsBeside(largest: number): number {
  return Math.max(0, FOUR - Math.max(0, Math.floor(Math.log10(largest))));
}

/** From one value of the measure to another, both with as many decimals: "0.8912 to 0.8934", "107.00 to 108.50". */
export function measuredRange({ low, high }: Interval, measure: Sized): string {
  return [low, high].map(measuredFormat([low, high], measure)).join(' to ');
}

/** A difference of two values, with its sign, so that it reads as one: +0.0012, −0.0012; 0.0000 where its digits show none. */
export function differenceText(difference: Value, digits: Digits = FOUR_DECIMALS): string {
  return orUnknown(difference, (known) => signedText(known, writtenWith(digits, Math.abs(known))));
}

/** @param size how the number is written without its sign */
function signedText(known: number, size: string): string {
  if (Number(size) === 0) return size;
  return `${known < 0 ? '−' : '+'}${size}`;
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
  return orUnknown(difference, (known) => signedText(known, hundredfold(Math.abs(known))));
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
