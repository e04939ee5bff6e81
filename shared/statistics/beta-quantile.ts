import { incompleteBeta } from './incomplete-beta.ts';

const HALVINGS = 200;

/**
 * The value that a beta variable of parameters a and b stays below with the given probability: by halving an interval until it
 * is as narrow as numbers are. @param probability from 0 to 1.
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < HALVINGS && high - low > 1e-16 * high; step++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
