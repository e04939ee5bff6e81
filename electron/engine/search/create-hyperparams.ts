/** Draws one configuration from a search space. */
import type { Dimension, FloatDimension, IntDimension, Params, ParameterValue, Space } from '../../../shared/model.ts';
import { holds } from '../../../shared/hyperparameters.ts';
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
 * The value at a place of the unit interval. Whole numbers and steps share the interval out equally: on a linear scale
 * every value has the same share, on a logarithmic one the share of its neighbourhood of one half to each side.
 * @param place in [0, 1); 1 counts as the last value.
 */
export function valueAt(dimension: FloatDimension | IntDimension, place: number): number {
  const { low, high } = dimension;
  const step = stepOf(dimension);
  const within = (value: number): number => Math.min(high, Math.max(low, value));
  if (dimension.scale === 'log') {
    const half = step === null ? 0 : step / 2;
    const [from, to] = [Math.log(low - half), Math.log(high + half)];
    const value = Math.exp(from + place * (to - from));
    return within(step === null ? value : Math.round(value));
  }
  if (step === null) return within(low + place * (high - low));
  const last = stepsOf(low, high, step);
  return onStep(low, step, Math.min(last, Math.floor(place * (last + 1))));
}

/** Where a value lies in the unit interval: the middle of its share, so that `valueAt` gives it back. */
export function placeOf(dimension: FloatDimension | IntDimension, value: number): number {
  const { low, high } = dimension;
  const step = stepOf(dimension);
  if (dimension.scale === 'log') {
    const half = step === null ? 0 : step / 2;
    return ratio(Math.log(value), Math.log(low - half), Math.log(high + half));
  }
  if (step === null) return ratio(value, low, high);
  const last = stepsOf(low, high, step);
  return (Math.round((value - low) / step) + 0.5) / (last + 1);
}

/** All values of a dimension in order, or null where it is continuous. */
export function valuesOf(dimension: Dimension): readonly ParameterValue[] | null {
  if (dimension.type === 'fixed') return [dimension.value];
  if (dimension.type === 'categorical') return dimension.values;
  const step = stepOf(dimension);
  if (step === null) return dimension.low === dimension.high ? [dimension.low] : null;
  const { low } = dimension;
  return Array.from({ length: stepsOf(low, dimension.high, step) + 1 }, (_, at) => onStep(low, step, at));
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
  if (dimension.type === 'float' && dimension.step === undefined)
    return typeof value === 'number' && value >= dimension.low && value <= dimension.high;
  return valuesOf(dimension)!.includes(value);
}

function stepOf(dimension: FloatDimension | IntDimension): number | null {
  return dimension.step ?? (dimension.type === 'int' ? 1 : null);
}

function stepsOf(low: number, high: number, step: number): number {
  return Math.floor((high - low) / step + 1e-9);
}

/** Twelve digits, so that 0.1 + 2 x 0.1 is 0.3 and equal configurations are equal. */
function onStep(low: number, step: number, at: number): number {
  return Number((low + at * step).toPrecision(12));
}

function ratio(value: number, from: number, to: number): number {
  return to === from ? 0.5 : (value - from) / (to - from);
}
