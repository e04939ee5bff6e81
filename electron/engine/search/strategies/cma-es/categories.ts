/**
 * A distribution over categories, one for each parameter, that learns with a step size of its own (Hamano et al. 2024,
 * CatCMA, arXiv 2405.09962; the step size by Akimoto et al. 2019, adaptive stochastic natural gradient, ICML).
 *
 * Notation: q the share of each category, delta the trust region, Delta its inverse, s and gamma the path of the gradient
 * and its normaliser.
 */
import type { Random } from '../../../../../shared/random.ts';

export interface Categories {
  /** For each parameter the shares of its categories. */
  readonly shares: readonly Float64Array[];
  readonly trust: number;
  readonly inverseTrust: number;
  readonly path: Float64Array;
  readonly normaliser: number;
}

const SIGNAL_TO_NOISE = 1.5;
/** Probability that all parameters together take the category that they prefer, at most. */
const MOST_SURE = 0.73;

/** Equal shares. @param counts how many categories each parameter has, at least 2. */
export function evenCategories(counts: readonly number[]): Categories {
  const free = counts.reduce((sum, count) => sum + count - 1, 0);
  return {
    shares: counts.map((count) => new Float64Array(count).fill(1 / count)),
    trust: 1,
    inverseTrust: 1,
    path: new Float64Array(free),
    normaliser: 0,
  };
}

export function drawCategories({ shares }: Categories, random: Random): number[] {
  return shares.map((ofParameter) => {
    let left = random.next();
    for (let category = 0; category < ofParameter.length - 1; category++) {
      left -= ofParameter[category]!;
      if (left < 0) return category;
    }
    return ofParameter.length - 1;
  });
}

/**
 * The distribution after a generation.
 * @param members of which the best count, best first: an index for each parameter, NaN where it says nothing.
 * @param weights one for each member.
 */
export function learnCategories(before: Categories, members: readonly ArrayLike<number>[], weights: Float64Array): Categories {
  const gradients = before.shares.map((shares, parameter) => gradientOf(shares, parameter, members, weights));
  const scaled = before.shares.flatMap((shares, parameter) => [...byFisher(gradients[parameter]!, shares)]);
  const length = Math.hypot(...scaled);
  if (length === 0) return before;
  const step = before.trust / (length + 1e-8);
  const moved = before.shares.map((shares, parameter) => shares.map((share, at) => share + step * gradients[parameter]![at]!));

  const trust = 1 / before.inverseTrust;
  const rate = trust / Math.sqrt(before.path.length);
  const path = before.path.map((each, at) => (1 - rate) * each + (Math.sqrt(rate * (2 - rate)) * scaled[at]!) / length);
  const normaliser = (1 - rate) ** 2 * before.normaliser + rate * (2 - rate);
  const signal = path.reduce((sum, each) => sum + each * each, 0) / SIGNAL_TO_NOISE;
  // A path needs a rate of at most 1.
  const least = 1 / Math.sqrt(path.length);
  const inverseTrust = Math.max(least, before.inverseTrust * Math.exp(rate * (normaliser - signal)));
  return { shares: moved.map((shares) => withLeast(shares, moved.length)), trust, inverseTrust, path, normaliser };
}

/** Weighted differences of what was drawn from what was expected. */
function gradientOf(
  shares: Float64Array,
  parameter: number,
  members: readonly ArrayLike<number>[],
  weights: Float64Array,
): Float64Array {
  const gradient = new Float64Array(shares.length);
  weights.forEach((weight, k) => {
    const drawn = members[k]![parameter]!;
    if (Number.isNaN(drawn)) return;
    for (let at = 0; at < shares.length; at++) gradient[at]! += weight * ((at === drawn ? 1 : 0) - shares[at]!);
  });
  return gradient;
}

/** The gradient times the root of the Fisher information, all but the last category (Akimoto et al. 2019, appendix B). */
function byFisher(gradient: Float64Array, shares: Float64Array): Float64Array {
  const last = shares.length - 1;
  const sum = gradient.subarray(0, last).reduce((total, each) => total + each, 0);
  const common = sum / (shares[last]! + Math.sqrt(shares[last]!));
  return gradient.subarray(0, last).map((each, at) => each / Math.sqrt(shares[at]!) + Math.sqrt(shares[at]!) * common);
}

/** The shares with a margin for each category, so that none is lost for good; what is above it gives way in proportion. */
function withLeast(shares: Float64Array, parameters: number): Float64Array {
  const least = (1 - MOST_SURE ** (1 / parameters)) / (shares.length - 1);
  const raised = shares.map((share) => Math.max(share, least));
  const sum = raised.reduce((total, share) => total + share, 0);
  const free = sum - least * shares.length;
  const fitted = raised.map((share) => share - ((sum - 1) * (share - least)) / free);
  const total = fitted.reduce((all, share) => all + share, 0);
  return fitted.map((share) => share / total);
}
