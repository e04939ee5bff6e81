import { normalQuantile } from './normal-quantile.ts';

/**
 * How many pairs it takes to detect a probability of superiority other than one half with a one-sided test: Noether's formula
 * (Noether 1987, as Bouthillier et al. 2021 use it). @param superiority such as 0.75. @param level such as 0.05.
 */
export function pairsNeeded(superiority: number, power: number, level: number): number {
  const sum = normalQuantile(1 - level) - normalQuantile(1 - power);
  return Math.ceil((sum / (Math.sqrt(6) * (0.5 - superiority))) ** 2);
}
