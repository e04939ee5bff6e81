import { expectedMaximum } from './expected-maximum.ts';

/**
 * What the best of equally good candidates is expected to lie too high by chance alone: E(n) s, with E(n) the expected largest of
 * n standard normal variables and s the noise that a candidate does not share with the others. Noise that all share changes
 * nothing: the largest of n normal variables of standard deviation S and correlation r is expected at E(n) S sqrt(1 - r) (Owen and
 * Steck 1962, Annals of Mathematical Statistics 33). Where candidates are not equally good it is less.
 *
 * @param count of candidates, at least 1. @param noise see `unsharedNoise`
 */
export function winnersCurse(count: number, noise: number): number {
  return expectedMaximum(count) * noise;
}
