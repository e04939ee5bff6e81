import type { SeedNoise } from '../planned-comparison.ts';
import { quantile } from './quantile.ts';

/**
 * The standard deviation of one run around the mean of its configuration, pooled over the half of the configurations whose means
 * are best: those that a search ends with, as bad ones differ far more from run to run. Null where none has two runs.
 * @param runs by configuration. @param gain of a value, larger for a better one.
 */
export function seedNoise(runs: readonly (readonly number[])[], gain: (value: number) => number): SeedNoise | null {
  const repeated = runs.filter(({ length }) => length > 1).map((values) => ({ values, mean: meanOf(values) }));
  if (repeated.length === 0) return null;
  const gains = repeated.map(({ mean }) => gain(mean));
  const middle = quantile(gains, 0.5);
  const better = repeated.filter((_, at) => gains[at]! >= middle);
  const squares = better.reduce((sum, { values, mean }) => sum + squaresAround(values, mean), 0);
  const freedom = better.reduce((sum, { values }) => sum + values.length - 1, 0);
  return { spread: Math.sqrt(squares / freedom), configurations: better.length };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squaresAround(values: readonly number[], mean: number): number {
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
