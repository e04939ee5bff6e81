import { normalCdf } from '../../../../shared/statistics/normal-cdf.ts';

/** 1.64 deviations of the narrowest kernel fill the cell around its point. */
const LEAST_DEVIATION = 0.5 / 1.64;

/**
 * The probability of each point of a grid by a kernel estimate of observations that were counted on it, with one observation more that may
 * lie anywhere (Watanabe, Bansal and Hutter 2023, appendix; bandwidth by Scott 1992). As Optuna 5 computes it.
 *
 * @param counts of each point, at least one of them above 0
 * @param ordered whether the points have neighbours, over which an observation is spread by a normal distribution; otherwise it is spread
 *   over all others alike
 */
export function scottParzen(counts: Float64Array, ordered: boolean): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const density = new Float64Array(counts.length);
  if (ordered) addNormals(density, counts, total);
  else addCategories(density, counts);
  return density.map((mass) => mass / (total + 1));
}

function addCategories(density: Float64Array, counts: Float64Array): void {
  const kernels = counts.reduce((sum, count) => sum + Number(count > 0), 1);
  const elsewhere = 1 / kernels / (1 + counts.length / kernels);
  for (let point = 0; point < counts.length; point++) density[point]! += 1 / counts.length;
  for (let seen = 0; seen < counts.length; seen++) {
    for (let point = 0; point < counts.length; point++) {
      const here = point === seen ? 1 / (1 + counts.length / kernels) : 0;
      density[point]! += counts[seen]! * (here + elsewhere);
    }
  }
}

function addNormals(density: Float64Array, counts: Float64Array, total: number): void {
  const size = counts.length;
  addNormal(density, 1, (size - 1) / 2, (distance) => normalCdf(distance / size));
  const deviation = Math.max(LEAST_DEVIATION, bandwidth(counts, total));
  // Edges of cells are halves away from points: few enough to be looked up.
  const known = Float64Array.from({ length: 2 * size }, (_, at) => normalCdf((at - size + 0.5) / deviation));
  const below = (distance: number): number => known[distance + size - 0.5]!;
  for (let point = 0; point < size; point++) if (counts[point]! > 0) addNormal(density, counts[point]!, point, below);
}

/**
 * Adds a normal distribution that is cut off half a cell beyond the first and last point.
 * @param below its probability below so much more than its middle
 */
function addNormal(density: Float64Array, weight: number, middle: number, below: (distance: number) => number): void {
  const size = density.length;
  const whole = below(size - 0.5 - middle) - below(-0.5 - middle);
  for (let point = 0; point < size; point++) {
    density[point]! += (weight * (below(point + 0.5 - middle) - below(point - 0.5 - middle))) / whole;
  }
}

/** Scott's rule, from the smaller of the deviation and the interquartile range. */
function bandwidth(counts: Float64Array, total: number): number {
  let [sum, squares] = [0, 0];
  counts.forEach((count, point) => (sum += count * point));
  const mean = sum / total;
  counts.forEach((count, point) => (squares += count * (point - mean) ** 2));
  const deviation = Math.sqrt(squares / Math.max(1, total - 1));
  const range = quartile(counts, Math.floor((total * 3) / 4), false) - quartile(counts, Math.floor(total / 4), true);
  return 1.059 * Math.min(range / 1.34, deviation) * total ** -0.2;
}

/** The first observed point up to which there are so many observations, or more than so many; the last where there is none. */
function quartile(counts: Float64Array, rank: number, inclusive: boolean): number {
  let [seen, last] = [0, 0];
  for (let point = 0; point < counts.length; point++) {
    if (counts[point] === 0) continue;
    seen += counts[point]!;
    last = point;
    if (inclusive ? seen >= rank : seen > rank) return point;
  }
  return last;
}
