/** All configurations of a space that has finitely many. */
import type { Params, ParameterValue, Space } from '../../../shared/model.ts';
import { keepActive, valueCount, valuesOf } from './create-hyperparams.ts';
import { configurationKey } from './decide.ts';

/** More combinations than anybody will train are not counted out. */
const MOST_COMBINATIONS = 100_000;

/** Each once, conditions respected; null where a range has no steps, or where there are more than 100,000 combinations. */
export function configurationsOf(space: Space): readonly Params[] | null {
  const combinations = Object.values(space).reduce((product, dimension) => product * valueCount(dimension), 1);
  if (combinations > MOST_COMBINATIONS) return null;
  const lists = Object.entries(space).map(([name, dimension]) => [name, valuesOf(dimension)] as const);
  const distinct = new Map<string, Params>();
  for (let at = 0; at < combinations; at++) {
    const params = keepActive(space, combination(lists, at));
    distinct.set(configurationKey(params), params);
  }
  return [...distinct.values()];
}

function combination(lists: readonly (readonly [string, readonly ParameterValue[] | null])[], at: number): Params {
  let rest = at;
  const values = lists.map(([name, list]) => {
    const value = list![rest % list!.length]!;
    rest = Math.floor(rest / list!.length);
    return [name, value] as const;
  });
  return Object.fromEntries(values);
}
