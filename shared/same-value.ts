import type { Params, ParameterValue } from './model.ts';

/** Far below what training could notice, far above what a logarithm and back leaves. */
const RELATIVE_TOLERANCE = 1e-9;

/** Whether two values of a hyperparameter are one: numbers that differ by rounding alone are. */
export function sameValue(one: ParameterValue | undefined, other: ParameterValue | undefined): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other;
  return Math.abs(one - other) <= RELATIVE_TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
}

/** Whether a configuration has every value that the other one has, which may have more. */
export function agrees(params: Params, other: Params): boolean {
  return Object.entries(params).every(([name, value]) => sameValue(value, other[name]));
}
