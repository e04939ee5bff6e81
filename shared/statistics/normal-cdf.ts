import { scaledComplementaryError } from './scaled-complementary-error.ts';

/** Probability that a standard normal variable is at most z, to 15 digits in the lower tail too. */
export function normalCdf(z: number): number {
  const tail = 0.5 * Math.exp(-0.5 * z * z) * scaledComplementaryError(Math.abs(z) * Math.SQRT1_2);
  return z < 0 ? tail : 1 - tail;
}
