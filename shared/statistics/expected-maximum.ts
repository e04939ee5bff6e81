import { normalCdf } from './normal-cdf.ts';

/** Beyond it a normal variable is not found, whatever the candidates. */
const FARTHEST = 9;
const STEPS = 3_600;

/**
 * The expected largest of n independent standard normal variables: the integral of x n phi(x) Phi(x)^(n - 1), by Simpson's rule
 * (David and Nagaraja 2003, Order statistics, section 3.1). To six digits. @param count at least 1
 */
export function expectedMaximum(count: number): number {
  const width = (2 * FARTHEST) / STEPS;
  let sum = 0;
  for (let step = 0; step <= STEPS; step++) {
    const x = -FARTHEST + step * width;
    const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    const weight = step === 0 || step === STEPS ? 1 : step % 2 === 1 ? 4 : 2;
    sum += weight * x * count * density * normalCdf(x) ** (count - 1);
  }
  return (sum * width) / 3;
}
