import { orUnknown } from './unknown.ts';

const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A count with separators: 100,000. */
export function countText(count: number | null | undefined): string {
  return orUnknown(count, (known) => WHOLE.format(known));
}

/** A count with its noun: 1 trial, 12 trials. */
export function countedText(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}
