import { orUnknown } from './unknown.ts';

/** A count with separators: 100,000. */
export function countText(count: number | null | undefined): string {
  return orUnknown(count, (known) => String(Math.round(known)).replace(/\B(?=(\d{3})+$)/g, ','));
}

/** A count with its noun: 1 trial, 12 trials. */
export function countedText(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}
