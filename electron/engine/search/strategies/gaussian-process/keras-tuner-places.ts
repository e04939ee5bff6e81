/**
 * Configurations as Keras Tuner 1.4.8 encodes them: a cumulative probability for each parameter that is not fixed,
 * categories too, in the middle of their share; an inactive parameter has its default, the low end or the first category.
 */
import type { Dimension, Params, ParameterValue, Space } from '../../../../../shared/model.ts';
import { indexOfValue } from '../../../../../shared/same-value.ts';
import { keepActive } from '../../../../../shared/space/conditions.ts';
import { placeOf, valueAt, type RangeDimension } from '../../../../../shared/space/values.ts';

export function toPlaces(space: Space, params: Params): Float64Array {
  return Float64Array.from(varying(space), ([name, dimension]) => placeIn(dimension, params[name]));
}

export function fromPlaces(space: Space, places: ArrayLike<number>): Params {
  const order = new Map(varying(space).map(([name], at) => [name, at]));
  const all = Object.entries(space).map(
    ([name, dimension]) => [name, valueIn(dimension, places[order.get(name) ?? 0]!)] as const,
  );
  return keepActive(space, Object.fromEntries(all));
}

type Varying = Exclude<Dimension, { type: 'fixed' }>;

function varying(space: Space): [string, Varying][] {
  return Object.entries(space).filter((entry): entry is [string, Varying] => entry[1].type !== 'fixed');
}

function placeIn(dimension: Varying, value: ParameterValue | undefined): number {
  if (dimension.type === 'categorical') {
    const { values } = dimension;
    return (Math.max(0, value === undefined ? 0 : indexOfValue(values, value)) + 0.5) / values.length;
  }
  const { low, high, type, scale } = dimension;
  const at = Number(value ?? low);
  if (low === high) return 0.5;
  if (isPlacedAlike(dimension)) return placeOf(dimension, at);
  if (type === 'int') return Math.log((at + 0.5) / low) / Math.log((high + 1) / low);
  return scale === 'log' ? Math.log(at / low) / Math.log(high / low) : (at - low) / (high - low);
}

/** A whole number on a logarithmic scale at the very end of it would be one above its range there; it is the last here. */
function valueIn(dimension: Dimension, place: number): ParameterValue {
  if (dimension.type === 'fixed') return dimension.value;
  if (dimension.type === 'categorical') {
    const { values } = dimension;
    return values[Math.min(values.length - 1, Math.floor(place * values.length))]!;
  }
  if (isPlacedAlike(dimension)) return valueAt(dimension, place);
  const { low, high, type, scale } = dimension;
  if (type === 'int') return Math.min(high, Math.floor(low * ((high + 1) / low) ** place));
  return Math.min(high, Math.max(low, scale === 'log' ? low * (high / low) ** place : low + place * (high - low)));
}

/** Whether the values of a range share the interval out as they do elsewhere; multiples are unknown there. */
function isPlacedAlike(dimension: RangeDimension): boolean {
  const { type, scale, step } = dimension;
  return step !== undefined || (type === 'int' && (scale !== 'log' || dimension.multipleOf !== undefined));
}
