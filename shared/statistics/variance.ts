import { mean } from './mean.ts';

/** With n - 1 in the denominator. @param values at least two */
export function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}
