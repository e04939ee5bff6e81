/** From a point of the unit cube to a configuration. */
import type { Dimension, Params, ParameterValue, Space } from '../../../shared/model.ts';
import { keepActive, valueAt } from './create-hyperparams.ts';

/** Names of the parameters that can vary, in the order of the space: one coordinate each. */
export function varyingParameters(space: Space): readonly string[] {
  return Object.keys(space).filter((name) => space[name]!.type !== 'fixed');
}

/** @param coordinates in [0, 1), one for each varying parameter; those of inactive parameters have no effect. */
export function configurationAt(space: Space, coordinates: readonly number[]): Params {
  let next = 0;
  const values = Object.entries(space).map(([name, dimension]) => [
    name,
    dimension.type === 'fixed' ? dimension.value : valueOn(dimension, coordinates[next++]!),
  ]);
  return keepActive(space, Object.fromEntries(values));
}

function valueOn(dimension: Exclude<Dimension, { type: 'fixed' }>, coordinate: number): ParameterValue {
  if (dimension.type !== 'categorical') return valueAt(dimension, coordinate);
  return dimension.values[Math.floor(coordinate * dimension.values.length)]!;
}
