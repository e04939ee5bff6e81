import type { Random } from '../random.ts';
import type { PairedDifferences } from './paired-differences.ts';
import { powerOfTwo } from './power-of-two.ts';

/** A variance that is no more than rounding, as a share of the sum of squares. */
const NO_SPREAD = 1e-12;

/**
 * How many standard errors the farthest of several mean paired differences lies from its true value by chance alone, once for every
 * resample, in ascending order. Its 95 % quantile times the standard error of each mean is half of an interval such that all of
 * them hold together in 95 of 100 experiments, however the differences depend on each other and however far apart the means are.
 *
 * The rows change their signs or not, each with all of its differences together. Once with each difference taken from the mean of its own (the
 * wild bootstrap: Wu 1986, Annals of Statistics 14; Mammen 1993, Annals of Statistics 21): with the means left in, large ones
 * would move together in every resample and hide how far the others stray. Once with the means left in (the sign-flip test: Fisher 1935, The
 * Design of Experiments, section 21), which is exact where nothing differs, while taking out the means of a few rows takes spread with them.
 * At every rank the larger of the two is kept: it holds in either case.
 * The largest of the means is kept, each over its own standard error (max-t: Westfall and Young 1993, Resampling-based multiple testing).
 * Differences that are the same in every row do not count.
 * @param all differences of the same rows.
 */
export function largestByChance(all: readonly PairedDifferences[], random: Random, resamples = 1999): Float64Array {
  const differing = all.filter(({ mean, spread }) => spread > NO_SPREAD * Math.abs(mean));
  const [apart, centred] = [false, true].map((fromMean) => differing.map((own) => flippedOf(own, fromMean ? own.mean : 0)));
  const rows = differing[0]?.differences.length ?? 0;
  const [largest, ofCentred] = [new Float64Array(resamples), new Float64Array(resamples)];
  const farthest = (flipped: readonly Flipped[], signs: Int8Array): number =>
    flipped.reduce((most, own) => Math.max(most, distanceOf(own, signs)), 0);
  for (let at = 0; at < resamples; at++) {
    const signs = signsFor(rows, random);
    largest[at] = farthest(apart!, signs);
    ofCentred[at] = farthest(centred!, signs);
  }
  largest.sort();
  ofCentred.sort();
  return largest.map((value, rank) => Math.max(value, ofCentred[rank]!));
}

/** The value that the share `level` of the largest stays at or below: an order statistic, as a test by resampling needs it. */
export function criticalValue(largest: Float64Array, level: number): number {
  return largest[Math.ceil(level * (largest.length + 1)) - 1]!;
}

/**
 * Probability of a mean so many standard errors from zero or more among all of them, if all truly are zero; no less than that so few
 * rows all fall on one side.
 */
export function jointProbability(largest: Float64Array, distanceFromZero: number, rows: number): number {
  const atLeast = largest.length - firstAtLeast(largest, distanceFromZero);
  return Math.max((1 + atLeast) / (1 + largest.length), 2 ** (1 - rows));
}

/** Differences whose signs are drawn. */
interface Flipped {
  readonly count: number;
  /** In a unit in which they can be squared. */
  readonly values: Float64Array;
  readonly squares: number;
}

/** @param middle what the differences are taken from; a row without one does not count */
function flippedOf({ differences, count }: PairedDifferences, middle: number): Flipped {
  const apart = Float64Array.from(differences, (difference) => (difference === null ? 0 : difference - middle));
  const unit = powerOfTwo(apart);
  const values = apart.map((value) => value / unit);
  return { count, values, squares: values.reduce((sum, value) => sum + value * value, 0) };
}

function distanceOf({ count, values, squares }: Flipped, signs: Int8Array): number {
  let sum = 0;
  for (let row = 0; row < values.length; row++) sum += signs[row]! * values[row]!;
  const mean = sum / count;
  const variance = (squares - count * mean * mean) / (count - 1);
  return variance <= squares * NO_SPREAD ? Infinity : Math.abs(mean) / Math.sqrt(variance / count);
}

/** 31 from each number drawn. */
function signsFor(rows: number, random: Random): Int8Array {
  const signs = new Int8Array(rows);
  let bits = 0;
  for (let row = 0; row < rows; row++) {
    if (row % 31 === 0) bits = random.seed();
    signs[row] = bits & 1 ? 1 : -1;
    bits >>>= 1;
  }
  return signs;
}

function firstAtLeast(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
