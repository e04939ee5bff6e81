/** Bootstraps of seeds and rows together, and the intervals that follow from them. */
import type { Random } from '../random.ts';
import { crossedError, type CrossedError } from './crossed-error.ts';
import type { Interval } from './interval.ts';
import { normalQuantile } from './normal-quantile.ts';
import { studentQuantile } from './student-t-quantile.ts';

/**
 * For every bootstrap the means of all configurations: seeds and rows are drawn with replacement, each on its own, the same for all
 * configurations (the pigeonhole bootstrap: Owen 2007, Annals of Applied Statistics 1). How far the means spread is larger than it should
 * be; how they hang together is not, and the scale comes from `crossedError`.
 * @param values by configuration, then by seed, then by row: the same seeds and rows for all.
 * @returns by bootstrap, then by configuration
 */
export function crossedBootstrap(
  values: readonly (readonly ArrayLike<number>[])[],
  random: Random,
  bootstraps = 1000,
): readonly Float64Array[] {
  const [seeds, rows] = [values[0]!.length, values[0]![0]!.length];
  return Array.from({ length: bootstraps }, () => {
    const [seedTimes, rowTimes] = [timesDrawn(seeds, random), timesDrawn(rows, random)];
    return Float64Array.from(values, (configuration) => drawnMean(configuration, seedTimes, rowTimes));
  });
}

/** How many standard errors the means of a contrast stray from their own in the given share of the bootstraps. @param means one a bootstrap. */
export function strayOf(means: Float64Array, level: number): number {
  const mean = means.reduce((sum, each) => sum + each, 0) / means.length;
  const deviations = means.map((each) => Math.abs(each - mean)).sort();
  const spread = Math.sqrt(deviations.reduce((sum, each) => sum + each * each, 0) / (means.length - 1));
  return spread === 0 ? 0 : deviations[Math.ceil(level * means.length) - 1]! / spread;
}

/** Few seeds say little of how much seeds matter: so much wider than with known variances an interval is. */
export function widenedByFewSeeds({ freedom }: Pick<CrossedError, 'freedom'>, level: number): number {
  const probability = 0.5 + level / 2;
  return studentQuantile(probability, freedom) / normalQuantile(probability);
}

/**
 * The interval of a mean over seeds and rows, or of a mean difference of two configurations with the same seeds.
 * @param values by seed, then by row. @param means of the same, one a bootstrap. @param level such as 0.95.
 */
export function crossedInterval(values: readonly ArrayLike<number>[], means: Float64Array, level: number): Interval {
  const error = crossedError(values);
  const margin = strayOf(means, level) * widenedByFewSeeds(error, level) * error.standardError;
  return { low: error.mean - margin, high: error.mean + margin };
}

function timesDrawn(count: number, random: Random): Uint16Array {
  const times = new Uint16Array(count);
  for (let draw = 0; draw < count; draw++) times[random.below(count)]! += 1;
  return times;
}

function drawnMean(values: readonly ArrayLike<number>[], seedTimes: Uint16Array, rowTimes: Uint16Array): number {
  let sum = 0;
  for (const [seed, own] of values.entries()) {
    if (seedTimes[seed] === 0) continue;
    let ofSeed = 0;
    for (let row = 0; row < rowTimes.length; row++) ofSeed += rowTimes[row]! * own[row]!;
    sum += seedTimes[seed]! * ofSeed;
  }
  return sum / (seedTimes.length * rowTimes.length);
}
