/** The configuration that a person would start from: trained first, so that every search shows what it adds to it. */
import { holds, HYPERPARAMETERS, isHyperparameter } from '../../../shared/hyperparameters.ts';
import type { Dimension, Params, ParameterValue, Space } from '../../../shared/model.ts';
import { placeOf, valueAt, valuesOf } from './create-hyperparams.ts';

/** The default of each hyperparameter, or the value of the space that is nearest to it. */
export function defaultConfiguration(space: Space): Params {
  const all = Object.fromEntries(
    Object.entries(space).map(([name, dimension]) => [
      name,
      nearest(dimension, isHyperparameter(name) ? HYPERPARAMETERS[name].default : undefined),
    ]),
  );
  return Object.fromEntries(Object.entries(all).filter(([name]) => holds(space[name]!.when, all)));
}

function nearest(dimension: Dimension, wanted: ParameterValue | undefined): ParameterValue {
  if (dimension.type === 'fixed') return dimension.value;
  if (dimension.type === 'categorical')
    return wanted !== undefined && dimension.values.includes(wanted) ? wanted : dimension.values[0]!;
  if (typeof wanted !== 'number') return valueAt(dimension, 0.5);
  const within = Math.min(dimension.high, Math.max(dimension.low, wanted));
  return valuesOf(dimension) === null ? within : valueAt(dimension, placeOf(dimension, within));
}
