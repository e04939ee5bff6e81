/** Numbers as people read them. Every function takes null for what is not known and gives an en dash for it. */
import type { ParameterValue } from '../../shared/model.ts';
import { metricText, parameterText } from '../../shared/wording.ts';

export const UNKNOWN = '–';

/** A metric with four decimals, so that columns line up: 0.8942. */
export function metric(value: number | null | undefined): string {
  return value === null || value === undefined ? UNKNOWN : metricText(value);
}

/** A count with the locale's groups: 100,000. */
export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? UNKNOWN : Math.round(value).toLocaleString('en-GB');
}

/** A count with its noun: 1 trial, 12 trials. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A parameter's value: 0.0013, relu, true. */
export function parameter(value: ParameterValue | null | undefined): string {
  return value === null || value === undefined ? UNKNOWN : parameterText(value);
}

/** A share of one in percent, without decimals. */
export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? UNKNOWN : `${Math.round(100 * share)} %`;
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in the largest unit that leaves a number of at least one; powers of 1000. */
export function bytes(value: number | null | undefined): string {
  if (value === null || value === undefined) return UNKNOWN;
  const power = value < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(value) / 3));
  const scaled = value / 1000 ** power;
  return `${power === 0 || scaled >= 100 ? Math.round(scaled) : scaled.toFixed(1)} ${UNITS[power]}`;
}
