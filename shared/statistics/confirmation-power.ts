/**
 * How small a difference a confirmation finds: several configurations with the same seeds on the same rows, each held against the best
 * by intervals that all hold together, as `compareWithBest` and `crossedError` make them.
 *
 * Notation: k configurations, n seeds; v_s the variance of a run about its configuration on the same rows, v_r that of a configuration's mean
 * by the rows that happen to be drawn, beyond what all configurations share. A difference of two means has the variance
 * 2 (v_s / n + v_r), of which seeds tell v_s with n - 1 degrees of freedom; rows are many.
 */
import { randomFor, type Random } from '../random.ts';
import { drawChiSquare } from './chi-square.ts';
import { widenedByFewSeeds } from './crossed-bootstrap.ts';
import { quantile } from './quantile.ts';

const SIMULATED = 4000;
const LEVEL = 0.95;

/** Variances, in the squared unit of the measure. */
export interface ConfirmationNoise {
  readonly runs: number;
  readonly rows: number;
}

/**
 * The smallest difference from the best that is beyond noise in the given share of simulated confirmations.
 * @param configurations at least two. @param seeds at least two. @param share such as 0.8.
 */
export function smallestFound(configurations: number, seeds: number, noise: ConfirmationNoise, share: number): number {
  const random = randomFor('confirmation power', configurations, seeds);
  const critical = criticalOf(configurations, random);
  const bySeeds = (2 * noise.runs) / seeds;
  const byRows = 2 * noise.rows;
  const variance = bySeeds + byRows;
  if (variance === 0) return 0;
  const freedom = bySeeds === 0 ? Infinity : ((seeds - 1) * variance ** 2) / bySeeds ** 2;
  const wider = widenedByFewSeeds({ freedom: Math.min(freedom, MOST_FREEDOM) }, LEVEL);
  const needed = Array.from({ length: SIMULATED }, () => {
    const told = Math.sqrt((bySeeds * chiSquare(seeds - 1, random)) / (seeds - 1) + byRows);
    return critical * wider * told - Math.sqrt(variance) * random.normal();
  });
  return Math.max(0, quantile(needed, share));
}

/** Beyond, a t distribution is the normal one. */
const MOST_FREEDOM = 1e6;

/** One-sided: what the largest of the standardised differences of equal means from one of them stays below. */
function criticalOf(configurations: number, random: Random): number {
  const largest = Array.from({ length: SIMULATED }, () => {
    const one = random.normal();
    const others = Array.from({ length: configurations - 1 }, () => random.normal());
    return (Math.max(...others) - one) / Math.SQRT2;
  });
  return quantile(largest, LEVEL);
}

function chiSquare(freedom: number, random: Random): number {
  return freedom === 1 ? random.normal() ** 2 : drawChiSquare(freedom, random);
}
