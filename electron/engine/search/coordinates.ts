/**
 * Configurations as vectors, for strategies that compute with them: one coordinate for each parameter that can vary. That
 * of a number is its place in [0, 1] (`placeOf`), that of a category its index, that of an inactive parameter NaN.
 */
import type {
  CategoricalDimension,
  Dimension,
  FloatDimension,
  IntDimension,
  Params,
  ParameterValue,
  Space,
} from '../../../shared/model.ts';
import { indexOfValue } from '../../../shared/same-value.ts';
import { keepActive } from '../../../shared/space/conditions.ts';
import { placeOf, unitOf, valueAt, valueCount } from '../../../shared/space/values.ts';

export interface NumberAxis {
  readonly kind: 'number';
  readonly name: string;
  readonly dimension: FloatDimension | IntDimension;
  /** Distance of neighbouring values (their ratio, where a log scale has steps), or null where the parameter is continuous. */
  readonly step: number | null;
  /** How many values there are; Infinity where it is continuous. */
  readonly count: number;
}
export interface CategoryAxis {
  readonly kind: 'category';
  readonly name: string;
  readonly dimension: CategoricalDimension;
  readonly count: number;
}
export type Axis = NumberAxis | CategoryAxis;

/** The parameters that can vary, in the order of the space. */
export function axesOf(space: Space): readonly Axis[] {
  return Object.entries(space)
    .flatMap(([name, dimension]) => axisOf(name, dimension))
    .filter(({ count }) => count > 1);
}

function axisOf(name: string, dimension: Dimension): Axis[] {
  if (dimension.type === 'fixed') return [];
  if (dimension.type === 'categorical') return [{ kind: 'category', name, dimension, count: dimension.values.length }];
  const step = dimension.step ?? (unitOf(dimension) || null);
  return [{ kind: 'number', name, dimension, step, count: valueCount(dimension) }];
}

/** The coordinates of a configuration; a number outside its range counts as the end of it, an unknown category as inactive. */
export function encode(axes: readonly Axis[], params: Params): Float64Array {
  const coordinates = new Float64Array(axes.length);
  for (let at = 0; at < axes.length; at++) coordinates[at] = coordinateOf(axes[at]!, params[axes[at]!.name]);
  return coordinates;
}

function coordinateOf(axis: Axis, value: ParameterValue | undefined): number {
  if (value === undefined) return NaN;
  if (axis.kind === 'number') return Math.min(1, Math.max(0, placeOf(axis.dimension, Number(value))));
  const index = indexOfValue(axis.dimension.values, value);
  return index < 0 ? NaN : index;
}

/** Remembered: a configuration never changes, and a session asks for the coordinates of all of them at every question. */
export function encodingOf(space: Space): { readonly axes: readonly Axis[]; encode(params: Params): Float64Array } {
  const known = encodings.get(space);
  if (known) return known;
  const axes = axesOf(space);
  const coordinates = new WeakMap<Params, Float64Array>();
  const encoding = {
    axes,
    encode: (params: Params) => {
      const before = coordinates.get(params);
      if (before) return before;
      const encoded = encode(axes, params);
      coordinates.set(params, encoded);
      return encoded;
    },
  };
  encodings.set(space, encoding);
  return encoding;
}

const encodings = new WeakMap<Space, ReturnType<typeof encodingOf>>();

/** The configuration at these coordinates, all of them given; whole numbers and steps are rounded, inactive ones left out. */
export function decode(space: Space, axes: readonly Axis[], coordinates: ArrayLike<number>): Params {
  const places = new Map(axes.map(({ name }, at) => [name, coordinates[at]!]));
  const all = Object.entries(space).map(([name, dimension]) => {
    if (dimension.type === 'fixed') return [name, dimension.value] as const;
    if (dimension.type === 'categorical') return [name, dimension.values[places.get(name) ?? 0]!] as const;
    return [name, valueAt(dimension, places.get(name) ?? 0)] as const;
  });
  return keepActive(space, Object.fromEntries(all));
}

/** The share of the unit interval that belongs to the value at a place; without extent where the axis is continuous. */
export function cellAt(axis: NumberAxis, place: number): readonly [from: number, to: number] {
  const { dimension, step, count } = axis;
  if (step === null) return [place, place];
  if (sharesEqually(axis)) {
    const index = indexAt(axis, place);
    return [index / count, (index + 1) / count];
  }
  const value = valueAt(dimension, place);
  return [placeOf(dimension, value - step / 2), placeOf(dimension, value + step / 2)];
}

/** Which of the values of a discrete axis a place stands for, from 0. */
export function indexAt(axis: NumberAxis, place: number): number {
  const { dimension, count } = axis;
  return sharesEqually(axis)
    ? Math.min(count - 1, Math.floor(place * count))
    : Math.round((valueAt(dimension, place) - dimension.low) / unitOf(dimension));
}

/** The place of one of the values of a discrete axis: the middle of its cell. */
export function placeOfIndex(axis: NumberAxis, index: number): number {
  const { dimension, count } = axis;
  return sharesEqually(axis) ? (index + 0.5) / count : placeOf(dimension, dimension.low + unitOf(dimension) * index);
}

/** Whether the values of a discrete axis share the unit interval out equally: all but whole numbers, and multiples, on a logarithmic scale. */
function sharesEqually({ dimension }: NumberAxis): boolean {
  return dimension.scale !== 'log' || dimension.step !== undefined;
}

/** The place of the value that a place stands for: the middle of its cell, or itself where the axis is continuous. */
export function onValue(axis: NumberAxis, place: number): number {
  return axis.step === null ? place : placeOf(axis.dimension, valueAt(axis.dimension, place));
}
