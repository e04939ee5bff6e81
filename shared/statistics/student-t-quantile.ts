import { incompleteBeta } from './incomplete-beta.ts';

const HALVINGS = 200;

/**
 * The value that Student's t with so many degrees of freedom stays below with the given probability: by halving an interval
 * until it is as narrow as numbers are. @param probability above 0 and below 1.
 */
export function studentQuantile(probability: number, freedom: number): number {
  if (probability < 0.5) return -studentQuantile(1 - probability, freedom);
  let [low, high] = [0, 1];
  while (studentCdf(high, freedom) < probability) high *= 2;
  for (let step = 0; step < HALVINGS && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2;
    if (studentCdf(middle, freedom) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** @param t from 0 upwards. */
function studentCdf(t: number, freedom: number): number {
  return 1 - 0.5 * incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
}
