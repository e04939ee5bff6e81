import type { Params, ParameterValue } from '../model.ts';
import { isList } from '../same-value.ts';
import { UNKNOWN } from './unknown.ts';

/** A parameter's value, a fraction with at most four significant digits: 0.0125, 1e-4, 128, relu, true. */
export function parameterText(value: ParameterValue | undefined): string {
  if (value === undefined) return UNKNOWN;
  return typeof value === 'number' ? shortNumber(value) : exactText(value);
}

/** A value with all its digits; null and lists as they are written. */
export function exactText(value: ParameterValue): string {
  return value === null || isList(value) ? JSON.stringify(value) : String(value);
}

/** "units 128, optimizer adam" */
export function paramsText(params: Params): string {
  return Object.entries(params)
    .map(([name, value]) => `${name} ${parameterText(value)}`)
    .join(', ');
}

function shortNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const short = Number(value.toPrecision(4));
  return Math.abs(short) < 1e-3 ? short.toExponential() : String(short);
}
