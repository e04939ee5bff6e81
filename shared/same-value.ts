import type { Params, ParameterValue } from './model.ts';

/** Far below what training could notice, far above what a logarithm and back leaves. */
const RELATIVE_TOLERANCE = 1e-9;

/** Whether two values of a hyperparameter are one: numbers that differ by rounding alone are. */
export function sameValue(one: ParameterValue | undefined, other: ParameterValue | undefined): boolean {
  if (typeof one === 'number' && typeof other === 'number')
    return Math.abs(one - other) <= RELATIVE_TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
  return one === other || (one !== undefined && other !== undefined && isValue(one, other));
}

/** Whether a configuration has every value that the other one has, which may have more. */
export function agrees(params: Params, other: Params): boolean {
  return Object.entries(params).every(([name, value]) => sameValue(value, other[name]));
}

/** Whether a value is exactly another one; lists are by what they hold. */
export function isValue(one: ParameterValue, other: ParameterValue): boolean {
  return one === other || (isList(one) && isList(other) && JSON.stringify(one) === JSON.stringify(other));
}

/** The place of a value among others, or -1. */
export function indexOfValue(values: readonly ParameterValue[], value: ParameterValue): number {
  return isList(value) ? values.findIndex((other) => isValue(other, value)) : values.indexOf(value);
}

export function isList(value: ParameterValue): value is readonly ParameterValue[] {
  return Array.isArray(value);
}
