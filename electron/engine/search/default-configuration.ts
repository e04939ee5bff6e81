/** The configuration that a person would start from: trained first, so that every search shows what it adds to it. */
import type { Dimension, Params, ParameterValue, Space } from '../../../shared/model.ts';
import { indexOfValue } from '../../../shared/same-value.ts';
import { keepActive } from '../../../shared/space/conditions.ts';
import { placeOf, valueAt, valueCount } from '../../../shared/space/values.ts';

/**
 * The default of each dimension, else the usual value of the parameter, or the value of the space that is nearest to it; the middle where none is usual.
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

function nearest(dimension: Dimension, usual: ParameterValue | undefined): ParameterValue {
  if (dimension.type === 'fixed') return dimension.value;
  const wanted = dimension.default === undefined ? usual : dimension.default;
  if (dimension.type === 'categorical')
    return wanted !== undefined && indexOfValue(dimension.values, wanted) >= 0 ? wanted : dimension.values[0]!;
  if (typeof wanted !== 'number') return valueAt(dimension, 0.5);
  const within = Math.min(dimension.high, Math.max(dimension.low, wanted));
  return valueCount(dimension) === Infinity ? within : valueAt(dimension, placeOf(dimension, within));
}
