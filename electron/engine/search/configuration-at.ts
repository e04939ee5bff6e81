/** From a point of the unit cube to a configuration. */
import type { Params, Space } from '../../../shared/model.ts';
import { beliefOfChoice, beliefOfRange } from '../../../shared/space/belief.ts';
import { decode, type Axis } from './coordinates.ts';

/**
 * What is believed of an axis has more of the interval; where nothing is, categories share it out equally.
 * @param point in [0, 1), a coordinate for each axis of the space
 */
export function configurationAt(space: Space, axes: readonly Axis[], point: readonly number[]): Params {
  const place = ({ kind, count, dimension }: Axis, coordinate: number): number => {
    if (kind === 'number') return beliefOfRange(dimension)?.placeAt(coordinate) ?? coordinate;
    return beliefOfChoice(dimension)?.indexAt(coordinate) ?? Math.floor(coordinate * count);
  };
  return decode(
    space,
    axes,
    axes.map((axis, at) => place(axis, point[at]!)),
  );
}
