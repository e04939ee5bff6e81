/** How a configuration differs from the default. */
import { parameterText } from '../format/parameter.ts';
import type { Dimension, Params, ParameterValue, Space } from '../model.ts';
import { sameValue } from '../same-value.ts';

export interface Difference {
  readonly name: string;
  readonly value: ParameterValue;
  readonly standard: ParameterValue;
  /** Distance from the default as a share of the dimension's range, on its scale; another word is a whole range away. */
  readonly distance: number;
}

/** What differs from the default, the most different first; parameters outside the space and equal ones are left out. */
export function differences(params: Params, defaults: Params, space: Space): Difference[] {
  return Object.entries(space)
    .flatMap(([name, dimension]) => {
      const [value, standard] = [params[name], defaults[name]];
      if (value === undefined || standard === undefined || sameValue(value, standard)) return [];
      return [{ name, value, standard, distance: distanceOf(dimension, value, standard) }];
    })
    .sort((left, right) => right.distance - left.distance);
}

function distanceOf(dimension: Dimension, value: ParameterValue, standard: ParameterValue): number {
  if (typeof value !== 'number' || typeof standard !== 'number' || !('low' in dimension)) return 1;
  const { low, high, scale } = dimension;
  if (scale === 'log' && standard > 0) return Math.abs(Math.log(value / standard) / Math.log(high / low));
  return Math.abs((value - standard) / (high - low));
}

/** The parameters that differ most, one line each: "learning_rate 1.3e-3 (default 0.01)". */
export function differenceLines(params: Params, defaults: Params, space: Space, most = 2): string[] {
  return differences(params, defaults, space)
    .slice(0, most)
    .map(({ name, value, standard }) => `${name} ${parameterText(value)} (default ${parameterText(standard)})`);
}
