/** Regrets of two sides over seeds, compared by their medians. */
import { randomFor } from '../../shared/random.ts';
import { quantile } from '../../shared/statistics/quantile.ts';
import { median } from '../figures.ts';

export interface Comparison {
  /** Median regret of the one over that of the other, each at least the floor. */
  readonly ratio: number;
  /** Of the ratio: 95 % bootstrap interval of the difference of the medians of log regret. */
  readonly interval: readonly [number, number];
}

const RESAMPLES = 2000;

/** @param floor below it regrets are all the same: the objective counts as solved. */
export function compare(one: readonly number[], other: readonly number[], floor: number): Comparison {
  const [logOne, logOther] = [one, other].map((regrets) => regrets.map((regret) => Math.log(Math.max(regret, floor))));
  const random = randomFor('bootstrap');
  const resampled = (values: readonly number[]): number => median(values.map(() => values[random.below(values.length)]!));
  const differences = Array.from({ length: RESAMPLES }, () => resampled(logOne!) - resampled(logOther!));
  return {
    ratio: Math.exp(median(logOne!) - median(logOther!)),
    interval: [Math.exp(quantile(differences, 0.025)), Math.exp(quantile(differences, 0.975))],
  };
}

export function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}
