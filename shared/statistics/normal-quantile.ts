import { normalCdf } from './normal-cdf.ts';

/**
 * The value that a standard normal variable stays below with the given probability: the tail's rational approximation of
 * Abramowitz and Stegun 26.2.23, refined by Halley's method to all digits. @param probability above 0 and below 1.
 */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability);
  let quantile = -tailQuantile(probability);
  for (let step = 0; step < 2; step++) {
    const density = Math.exp(-0.5 * quantile * quantile) / Math.sqrt(2 * Math.PI);
    const distance = (normalCdf(quantile) - probability) / density;
    quantile -= distance / (1 + 0.5 * quantile * distance);
  }
  return quantile;
}

/** To three digits, for a tail of at most one half. */
function tailQuantile(tail: number): number {
  const t = Math.sqrt(-2 * Math.log(tail));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}
