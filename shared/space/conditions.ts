/** When a dimension is active, and which combinations are forbidden. */
import type { Condition, Params, ParameterValue, Space, Wanted, Within } from '../model.ts';
import { indexOfValue } from '../same-value.ts';
import { allows } from './values.ts';

export function isWithin(wanted: Wanted): wanted is Within {
  return !Array.isArray(wanted);
}

/** Whether a value is one of those listed, or lies within the bounds. */
export function matches(wanted: Wanted, value: ParameterValue | undefined): boolean {
  if (value === undefined) return false;
  if (!isWithin(wanted)) return indexOfValue(wanted, value) >= 0;
  const { min = -Infinity, max = Infinity } = wanted;
  return typeof value === 'number' && value >= min && value <= max;
}

/** Whether a condition holds for these values. */
export function holds(condition: Condition | undefined, values: Params): boolean {
  return Object.entries(condition ?? {}).every(([name, wanted]) => matches(wanted, values[name]));
}

/** Leaves out the parameters whose condition does not hold, and those that depend on what was left out. */
export function keepActive(space: Space, params: Params): Params {
  const active = Object.fromEntries(Object.entries(params).filter(([name]) => holds(space[name]?.when, params)));
  return Object.keys(active).length === Object.keys(params).length ? active : keepActive(space, active);
}

/** Whether the configuration has a combination that the space forbids. */
export function isForbidden(space: Space, params: Params): boolean {
  return forbiddenIn(space).some((combination) => holds(combination, params));
}

/** All combinations that the space forbids. */
export function forbiddenIn(space: Space): readonly Condition[] {
  const known = forbidden.get(space) ?? Object.values(space).flatMap((dimension) => dimension.forbidden ?? []);
  forbidden.set(space, known);
  return known;
}

/** A space never changes, and it is asked at every draw. */
const forbidden = new WeakMap<Space, readonly Condition[]>();

/** Whether the configuration could have been drawn from the space. */
export function isInside(space: Space, params: Params): boolean {
  const active = Object.entries(space).filter(([, dimension]) => holds(dimension.when, params));
  return (
    active.length === Object.keys(params).length &&
    active.every(([name, dimension]) => params[name] !== undefined && allows(dimension, params[name])) &&
    !isForbidden(space, params)
  );
}
