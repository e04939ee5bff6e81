/** The configuration that a person would start from: trained first, so that every search shows what it adds to it. */
import { HYPERPARAMETERS, isHyperparameter } from '../../../shared/hyperparameters.ts';
import type { Dimension, Params, ParameterValue, Space } from '../../../shared/model.ts';
import { keepActive, placeOf, valueAt, valueCount } from './create-hyperparams.ts';

/** The default of each hyperparameter, or the value of the space that is nearest to it. */
export function defaultConfiguration(space: Space): Params {
  return withDefaults(space, {});
}

/** The configuration with every active parameter of the space that it leaves out; what it has stays as it is. */
export function withDefaults(space: Space, params: Params): Params {
  const defaults = Object.entries(space).map(([name, dimension]) => {
    const value = isHyperparameter(name) ? HYPERPARAMETERS[name].default : undefined;
    return [name, nearest(dimension, value)] as const;
  });
  const all: Params = { ...Object.fromEntries(defaults), ...params };
  return { ...keepActive(space, all), ...params };
}

function nearest(dimension: Dimension, wanted: ParameterValue | undefined): ParameterValue {
  if (dimension.type === 'fixed') return dimension.value;
  if (dimension.type === 'categorical')
    return wanted !== undefined && dimension.values.includes(wanted) ? wanted : dimension.values[0]!;
  if (typeof wanted !== 'number') return valueAt(dimension, 0.5);
  const within = Math.min(dimension.high, Math.max(dimension.low, wanted));
  return valueCount(dimension) === Infinity ? within : valueAt(dimension, placeOf(dimension, within));
}
