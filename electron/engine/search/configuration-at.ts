/** From a point of the unit cube to a configuration. */
import type { Params, Space } from '../../../shared/model.ts';
import { decode, type Axis } from './coordinates.ts';

/** @param point in [0, 1), a coordinate for each axis of the space; categories share the interval out equally. */
export function configurationAt(space: Space, axes: readonly Axis[], point: readonly number[]): Params {
  const place = ({ kind, count }: Axis, coordinate: number): number =>
    kind === 'category' ? Math.floor(coordinate * count) : coordinate;
  return decode(
    space,
    axes,
    axes.map((axis, at) => place(axis, point[at]!)),
  );
}
