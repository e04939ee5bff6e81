/**
 * How probably a comparison of several arms detects a difference between two of them, by simulating comparisons: finals are
 * normal, equally spread and independent from arm to arm, and the interval of every two arms is widened so that all hold together
 * in 95 of 100 comparisons, as the rule of the comparison does it.
 *
 * A simulated comparison is drawn as its means and its matrix of covariances (Bartlett's decomposition of a Wishart matrix,
 * Bartlett 1933), so that a thousand pairs take no longer than ten.
 */
import { randomFor, type Random } from '../random.ts';
import { drawChiSquare } from './chi-square.ts';
import { FEWEST_PAIRS, JOINT_LEVEL, MOST_PAIRS } from './comparison-levels.ts';
import { criticalValue } from './largest-by-chance.ts';
import { normalQuantile } from './normal-quantile.ts';

const SIMULATED = 4000;

/** The gap, in standard deviations of a paired difference, at which A wins the given share of the pairs. @param share above 0.5. */
export function gapOfSuperiority(share: number): number {
  return normalQuantile(share);
}

/**
 * Probability that the two are told apart.
 * @param arms at least two. @param gap of their means, in standard deviations of a paired difference.
 */
export function comparisonPower(arms: number, pairs: number, gap: number): number {
  if (pairs < FEWEST_PAIRS) return 0;
  return powerOf(simulate(arms, pairs), pairs, gap);
}

/**
 * The fewest pairs that tell the two apart with the given probability, to two in a hundred; `MOST_PAIRS` where it takes more.
 * @param gap above 0.
 */
export function pairsForPower(arms: number, gap: number, power: number): number {
  const enough = (pairs: number): boolean => comparisonPower(arms, pairs, gap) >= power;
  let [low, high] = [FEWEST_PAIRS, clamped(pairsByBonferroni(arms, gap, power))];
  while (high < MOST_PAIRS && !enough(high)) [low, high] = [high + 1, clamped(1.25 * high)];
  low = Math.max(low, Math.floor(high / 2));
  while (high - low > high / 50) {
    const middle = (low + high) >> 1;
    if (enough(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

const clamped = (pairs: number): number => Math.min(MOST_PAIRS, Math.max(FEWEST_PAIRS, Math.ceil(pairs)));

/** Where to begin: what known spreads and Bonferroni's correction would ask for. */
function pairsByBonferroni(arms: number, gap: number, power: number): number {
  const comparisons = (arms * (arms - 1)) / 2;
  const critical = normalQuantile(1 - (1 - JOINT_LEVEL) / 2 / comparisons);
  return ((critical + normalQuantile(power)) / gap) ** 2;
}

interface Simulated {
  /** The first two arms: difference of their means in standard errors if the spread were known, and the spread that was seen. */
  readonly distance: Float64Array;
  readonly spread: Float64Array;
  /** So many of its own standard errors a difference may be from zero by chance. */
  readonly critical: number;
}

function simulate(arms: number, pairs: number): Simulated {
  const random = randomFor('comparison power', arms);
  const distance = new Float64Array(SIMULATED);
  const spread = new Float64Array(SIMULATED);
  const largest = new Float64Array(SIMULATED);
  for (let at = 0; at < SIMULATED; at++) {
    const means = Float64Array.from({ length: arms }, () => random.normal());
    const rows = wishartRows(arms, pairs - 1, random);
    for (let one = 0; one < arms; one++)
      for (let other = one + 1; other < arms; other++) {
        const own = Math.sqrt(squaredDistance(rows[one]!, rows[other]!) / (pairs - 1));
        const apart = means[one]! - means[other]!;
        if (one === 0 && other === 1) [distance[at], spread[at]] = [apart, own];
        largest[at] = Math.max(largest[at]!, Math.abs(apart) / own);
      }
  }
  return { distance, spread, critical: criticalValue(largest.sort(), JOINT_LEVEL) };
}

function powerOf({ distance, spread, critical }: Simulated, pairs: number, gap: number): number {
  const shift = gap * Math.SQRT2 * Math.sqrt(pairs);
  const detected = distance.filter((apart, at) => Math.abs(apart + shift) > critical * spread[at]!);
  return detected.length / SIMULATED;
}

/** Rows whose inner products are a Wishart matrix of the identity: plain normals, or a triangle of them where that is smaller. */
function wishartRows(size: number, freedom: number, random: Random): readonly Float64Array[] {
  return freedom <= size
    ? Array.from({ length: size }, () => Float64Array.from({ length: freedom }, () => random.normal()))
    : Array.from({ length: size }, (_, row) => bartlettRow(row, size, freedom, random));
}

function bartlettRow(row: number, size: number, freedom: number, random: Random): Float64Array {
  return Float64Array.from({ length: size }, (_, column) => {
    if (column > row) return 0;
    return column < row ? random.normal() : Math.sqrt(drawChiSquare(freedom - row, random));
  });
}

function squaredDistance(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at]! - other[at]!) ** 2;
  return sum;
}
