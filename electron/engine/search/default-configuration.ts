/** The configuration that a person would start from: trained first, so that every search shows what it adds to it. */
import type { Dimension, Params, ParameterValue, Space } from '../../../shared/model.ts';
import { keepActive, placeOf, valueAt, valueCount } from './create-hyperparams.ts';

/**
 * The usual value of each parameter, or the value of the space that is nearest to it; the middle where none is usual.
 * @param usual by the name of the parameter
 */
export function defaultConfiguration(space: Space, usual: Params): Params {
  return withDefaults(space, {}, usual);
}

/** The configuration with every active parameter of the space that it leaves out; what it has stays as it is. */
export function withDefaults(space: Space, params: Params, usual: Params): Params {
  const defaults = Object.entries(space).map(([name, dimension]) => {
    return [name, nearest(dimension, usual[name])] as const;
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
