/** Draws one configuration from a search space. */
import type { Dimension, FloatDimension, IntDimension, Params, ParameterValue, Space } from '../../../shared/model.ts';
import { holds } from '../../../shared/network/hyperparameters.ts';
import type { Random } from '../../../shared/random.ts';

/**
 * A configuration drawn uniformly: each dimension on its own scale, a dimension whose condition does not hold left out.
 * Conditions refer to other dimensions in any order of the space.
 */
export function createHyperparams(space: Space, random: Random): Params {
  const drawn = Object.fromEntries(Object.entries(space).map(([name, dimension]) => [name, drawValue(dimension, random)]));
  return keepActive(space, drawn);
}

/** Leaves out the parameters whose condition does not hold, and those that depend on what was left out. */
export function keepActive(space: Space, params: Params): Params {
  const active = Object.fromEntries(Object.entries(params).filter(([name]) => holds(space[name]?.when, params)));
  return Object.keys(active).length === Object.keys(params).length ? active : keepActive(space, active);
}

/** A value of the dimension, uniform on its scale. */
export function drawValue(dimension: Dimension, random: Random): ParameterValue {
  switch (dimension.type) {
    case 'fixed':
      return dimension.value;
    case 'categorical':
      return dimension.values[random.below(dimension.values.length)]!;
    default:
      return valueAt(dimension, random.next());
  }
}

/**
 * The value at a place of the unit interval. Values that are steps apart share the interval out equally; whole numbers on a
 * logarithmic scale without a step have the share of their neighbourhood of one half to each side.
 * @param place in [0, 1); 1 counts as the last value.
 */
export function valueAt(dimension: FloatDimension | IntDimension, place: number): number {
  const count = stepCount(dimension);
  if (count !== null) return onStep(dimension, Math.min(count - 1, Math.floor(place * count)));
  const { low, high } = dimension;
  const within = (value: number): number => Math.min(high, Math.max(low, value));
  if (dimension.scale !== 'log') return within(low + place * (high - low));
  const [from, to] = logRange(dimension);
  const value = Math.exp(from + place * (to - from));
  return within(dimension.type === 'int' ? Math.round(value) : value);
}

/** Where a value lies in the unit interval: the middle of its share, so that `valueAt` gives it back. */
export function placeOf(dimension: FloatDimension | IntDimension, value: number): number {
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
  const { type, low, high } = dimension;
  if (low === high) return 1;
  return stepCount(dimension) ?? (type === 'int' ? high - low + 1 : Infinity);
}

/** All values of a dimension in order, or null where it is continuous or has more than 100,000. */
export function valuesOf(dimension: Dimension): readonly ParameterValue[] | null {
  if (dimension.type === 'fixed') return [dimension.value];
  if (dimension.type === 'categorical') return dimension.values;
  const count = valueCount(dimension);
  if (count > MOST_LISTED) return null;
  const stepped = stepCount(dimension) !== null;
  return Array.from({ length: count }, (_, at) => (stepped ? onStep(dimension, at) : dimension.low + at));
}

/** Whether the configuration could have been drawn from the space. */
export function isInside(space: Space, params: Params): boolean {
  const active = Object.entries(space).filter(([, dimension]) => holds(dimension.when, params));
  return (
    active.length === Object.keys(params).length &&
    active.every(([name, dimension]) => params[name] !== undefined && allows(dimension, params[name]))
  );
}

function allows(dimension: Dimension, value: ParameterValue): boolean {
  if (dimension.type === 'fixed') return value === dimension.value;
  if (dimension.type === 'categorical') return dimension.values.includes(value);
  if (typeof value !== 'number' || !(value >= dimension.low && value <= dimension.high)) return false;
  if (dimension.step !== undefined) return onStep(dimension, stepOf(dimension, value)) === value;
  return dimension.type === 'float' || Number.isInteger(value);
}

/** How many values lie steps apart in the range, or null where nothing does. On a logarithmic scale a step is a factor. */
function stepCount({ type, low, high, scale, step }: FloatDimension | IntDimension): number | null {
  if (scale === 'log') return step === undefined ? null : Math.floor(Math.log(high / low) / Math.log(step) + 1e-9) + 1;
  const distance = step ?? (type === 'int' ? 1 : null);
  return distance === null ? null : Math.floor((high - low) / distance + 1e-9) + 1;
}

/** How many steps above the lowest a value lies, rounded. */
function stepOf({ low, scale, step = 1 }: FloatDimension | IntDimension, value: number): number {
  return Math.round(scale === 'log' ? Math.log(value / low) / Math.log(step) : (value - low) / step);
}

/** Twelve digits of a fraction, so that 0.1 + 2 x 0.1 is 0.3 and equal configurations are equal. */
function onStep({ type, low, scale, step = 1 }: FloatDimension | IntDimension, at: number): number {
  const value = scale === 'log' ? low * step ** at : low + at * step;
  return type === 'int' ? Math.round(value) : Number(value.toPrecision(12));
}

/** The logarithms that the unit interval spans: whole numbers have one half more at each end. */
function logRange({ type, low, high }: FloatDimension | IntDimension): [from: number, to: number] {
  const half = type === 'int' ? 0.5 : 0;
  return [Math.log(low - half), Math.log(high + half)];
}

function ratio(value: number, from: number, to: number): number {
  return to === from ? 0.5 : (value - from) / (to - from);
}
