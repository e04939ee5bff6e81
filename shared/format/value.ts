/** What was measured, and what is computed from it. Where a value is not known, each gives the dash. */
import { orUnknown } from './unknown.ts';

type Value = number | null | undefined;

/** A measured value with four decimals, so that columns line up: 0.8942. */
export function valueText(value: Value): string {
  return orUnknown(value, (known) => known.toFixed(4));
}

/** A difference of two values, with its sign, so that it reads as one: +0.0012, −0.0012, 0.0000. */
export function differenceText(difference: Value): string {
  return orUnknown(difference, (known) => {
    const text = Math.abs(known).toFixed(4);
    return known < 0 ? `−${text}` : known > 0 ? `+${text}` : text;
  });
}

/** A probability, or a mean rank, with two decimals. */
export function hundredthsText(value: Value): string {
  return orUnknown(value, (known) => known.toFixed(2));
}

/** The p of a test: 0.031, below 0.001 "< 0.001". */
export function significanceText(p: Value): string {
  return orUnknown(p, (known) => (known < 0.001 ? '< 0.001' : known.toFixed(3)));
}

/** A share of one in percent, without decimals. */
export function percentText(share: Value): string {
  return orUnknown(share, (known) => `${Math.round(100 * known)} %`);
}
