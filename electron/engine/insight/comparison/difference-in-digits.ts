/** Digits of the larger value that count. */
const DIGITS = 12;

/**
 * One number less the other, without what floating-point subtraction adds to it: accuracies that differ by the same number of rows
 * must tie, and losses of 1e-14 must not. @param one finite, as is the other
 */
export function differenceInDigits(one: number, other: number): number {
  const difference = one - other;
  if (difference === 0) return 0;
  const left = DIGITS - exponentOf(Math.max(Math.abs(one), Math.abs(other))) + exponentOf(Math.abs(difference));
  return left < 1 ? 0 : Number(difference.toPrecision(left));
}

/** Of the power of ten of its first digit. */
function exponentOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}
