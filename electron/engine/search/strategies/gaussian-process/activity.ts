/** Which coordinates of a point count: conditions of a space, worked out once, for many points. */
import type { Dimension, ParameterValue, Space } from '../../../../../shared/model.ts';
import type { Axis } from '../../coordinates.ts';
import { matches } from '../../../../../shared/space/conditions.ts';
import { valueAt } from '../../../../../shared/space/values.ts';

/** Gives a copy of the point in which the coordinates of inactive parameters are NaN. */
export type Mask = (point: Float64Array) => Float64Array;

export function maskOf(space: Space, axes: readonly Axis[]): Mask {
  const places = new Map(axes.map(({ name }, at) => [name, at]));
  const valueOf = (name: string, dimension: Dimension, point: Float64Array): ParameterValue => {
    const place = places.has(name) ? point[places.get(name)!]! : 0;
    if (dimension.type === 'fixed') return dimension.value;
    return dimension.type === 'categorical' ? dimension.values[place]! : valueAt(dimension, place);
  };
  const isActive = (name: string, point: Float64Array): boolean =>
    Object.entries(space[name]!.when ?? {}).every(
      ([parent, allowed]) => isActive(parent, point) && matches(allowed, valueOf(parent, space[parent]!, point)),
    );
  const conditional = axes.flatMap(({ name, dimension }, at) => (dimension.when ? [{ name, at }] : []));
  return (point) => {
    const masked = point.slice();
    for (const { name, at } of conditional) if (!isActive(name, point)) masked[at] = NaN;
    return masked;
  };
}
