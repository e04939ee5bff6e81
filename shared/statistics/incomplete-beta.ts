import { logGamma } from './log-gamma.ts';

const MOST_TERMS = 300;
const PRECISION = 1e-15;
const TINY = 1e-300;

/**
 * The regularised incomplete beta function: the probability that a beta variable of parameters a and b is at most x. By the
 * continued fraction of DLMF 8.17.22, evaluated after Lentz. @param x from 0 to 1.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  return (Math.exp(front) / a) * continuedFraction(x, a, b);
}

function continuedFraction(x: number, a: number, b: number): number {
  let [numerator, denominator] = [1, 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))];
  let value = denominator;
  for (let term = 1; term <= MOST_TERMS; term++) {
    const even = (term * (b - term) * x) / ((a + 2 * term - 1) * (a + 2 * term));
    const odd = (-(a + term) * (a + b + term) * x) / ((a + 2 * term) * (a + 2 * term + 1));
    const before = value;
    for (const coefficient of [even, odd]) {
      denominator = 1 / awayFromZero(1 + coefficient * denominator);
      numerator = awayFromZero(1 + coefficient / numerator);
      value *= numerator * denominator;
    }
    if (Math.abs(value / before - 1) < PRECISION) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
