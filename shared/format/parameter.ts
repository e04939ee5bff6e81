import type { Params, ParameterValue } from '../model.ts';
import { orUnknown } from './unknown.ts';

/** A parameter's value, a fraction with at most four significant digits: 0.0125, 1e-4, 128, relu, true. */
export function parameterText(value: ParameterValue | null | undefined): string {
  return orUnknown(value, (known) => (typeof known === 'number' ? shortNumber(known) : String(known)));
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
