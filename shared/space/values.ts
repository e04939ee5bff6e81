/** The values of one dimension, and their places in the unit interval. */
import type { Dimension, FloatDimension, IntDimension, ParameterValue } from '../model.ts';
import { indexOfValue, isValue } from '../same-value.ts';

export type RangeDimension = FloatDimension | IntDimension;

export function isRange(dimension: Dimension): dimension is RangeDimension {
  return dimension.type === 'float' || dimension.type === 'int';
}

/** What rounding may take from a quotient of decimals: 0.3 - 0.1 falls short of 0.2. */
const ROUNDING = 1e-9;

/**
 * The value at a place of the unit interval. Values that are steps apart share the interval out equally; whole numbers on a
 * logarithmic scale without a step, and multiples there, have the share of their neighbourhood of one half to each side.
 * @param place in [0, 1); 1 counts as the last value.
 */
export function valueAt(dimension: RangeDimension, place: number): number {
  const count = stepCount(dimension);
  if (count !== null) return onStep(dimension, Math.min(count - 1, Math.floor(place * count)));
  const { low, high } = dimension;
  const within = (value: number): number => Math.min(high, Math.max(low, value));
  if (dimension.scale !== 'log') return within(low + place * (high - low));
  const [from, to] = logRange(dimension);
  const unit = unitOf(dimension);
  const value = Math.exp(from + place * (to - from));
  return within(unit === 0 ? value : unit * Math.round(value / unit));
}

/** Where a value lies in the unit interval: the middle of its share, so that `valueAt` gives it back. */
export function placeOf(dimension: RangeDimension, value: number): number {
  const count = stepCount(dimension);
  if (count !== null) return (stepOf(dimension, value) + 0.5) / count;
  if (dimension.scale !== 'log') return ratio(value, dimension.low, dimension.high);
  return ratio(Math.log(value), ...logRange(dimension));
}

/** More values than anybody looks at one by one are not listed. */
export const MOST_LISTED = 100_000;

/** How many values a dimension has; Infinity where it is continuous. */
export function valueCount(dimension: Dimension): number {
  if (dimension.type === 'fixed') return 1;
  if (dimension.type === 'categorical') return dimension.values.length;
  const { low, high } = dimension;
  if (low === high) return 1;
  const unit = unitOf(dimension);
  return stepCount(dimension) ?? (unit === 0 ? Infinity : Math.round((high - low) / unit) + 1);
}

/** All values of a dimension in order, or null where it is continuous or has more than 100,000. */
export function valuesOf(dimension: Dimension): readonly ParameterValue[] | null {
  if (dimension.type === 'fixed') return [dimension.value];
  if (dimension.type === 'categorical') return dimension.values;
  const count = valueCount(dimension);
  if (count > MOST_LISTED) return null;
  const stepped = stepCount(dimension) !== null;
  const unit = unitOf(dimension);
  return Array.from({ length: count }, (_, at) => (stepped ? onStep(dimension, at) : dimension.low + unit * at));
}

/** Whether the dimension can take the value. */
export function allows(dimension: Dimension, value: ParameterValue): boolean {
  if (dimension.type === 'fixed') return isValue(value, dimension.value);
  if (dimension.type === 'categorical') return indexOfValue(dimension.values, value) >= 0;
  if (typeof value !== 'number') return false;
  if (dimension.step !== undefined) {
    const at = stepOf(dimension, value);
    return at >= 0 && at < stepCount(dimension)! && onStep(dimension, at) === value;
  }
  const unit = unitOf(dimension);
  return value >= dimension.low && value <= dimension.high && (unit === 0 || Number.isInteger(value / unit));
}

/** Distance of neighbouring values on a scale that has no steps: 0 where it is continuous. */
export function unitOf(dimension: RangeDimension): number {
  return dimension.type === 'float' ? 0 : (dimension.multipleOf ?? 1);
}

/** How many values lie steps apart in the range, or null where nothing does. On a logarithmic scale a step is a factor. */
export function stepCount(dimension: RangeDimension): number | null {
  const { low, high, scale, step } = dimension;
  if (scale === 'log') return step === undefined ? null : Math.floor(Math.log(high / low) / Math.log(step) + ROUNDING) + 1;
  const distance = distanceOf(dimension);
  return distance === 0 ? null : Math.floor((high - low) / distance + ROUNDING) + 1;
}

/** How many steps above the lowest a value lies, rounded. */
function stepOf(dimension: RangeDimension, value: number): number {
  const { low, scale, step = 1 } = dimension;
  return Math.round(scale === 'log' ? Math.log(value / low) / Math.log(step) : (value - low) / distanceOf(dimension));
}

/** Twelve digits of a fraction, so that 0.1 + 2 x 0.1 is 0.3 and equal configurations are equal. */
function onStep(dimension: RangeDimension, at: number): number {
  const { type, low, scale, step = 1 } = dimension;
  const value = scale === 'log' ? low * step ** at : low + at * distanceOf(dimension);
  return type === 'int' ? Math.round(value) : Number(value.toPrecision(12));
}

/** Of neighbouring values on a linear scale. */
function distanceOf(dimension: RangeDimension): number {
  return dimension.step ?? unitOf(dimension);
}

/** The logarithms that the unit interval spans: whole numbers and multiples have one half more at each end. */
function logRange(dimension: RangeDimension): [from: number, to: number] {
  const half = unitOf(dimension) / 2;
  return [Math.log(dimension.low - half), Math.log(dimension.high + half)];
}

function ratio(value: number, from: number, to: number): number {
  return to === from ? 0.5 : (value - from) / (to - from);
}
