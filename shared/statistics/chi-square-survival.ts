import { logGamma } from './log-gamma.ts';
import { normalCdf } from './normal-cdf.ts';

/**
 * The probability that a chi-square variable exceeds x: 2 Phi(-sqrt x) for one degree of freedom, exp(-x / 2) for two, and
 * from there on Q(f + 2) = Q(f) + (x / 2)^(f / 2) exp(-x / 2) / Gamma(f / 2 + 1) (Abramowitz and Stegun 1964, 26.4.8).
 * @param x at least 0. @param freedom a whole number of at least 1.
 */
export function chiSquareSurvival(x: number, freedom: number): number {
  const odd = freedom % 2 === 1;
  let probability = odd ? 2 * normalCdf(-Math.sqrt(x)) : Math.exp(-x / 2);
  for (let from = odd ? 1 : 2; x > 0 && from < freedom; from += 2)
    probability += Math.exp((from / 2) * Math.log(x / 2) - x / 2 - logGamma(from / 2 + 1));
  return probability;
}
