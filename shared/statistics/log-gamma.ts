/** Lanczos' coefficients for g = 7 and nine terms, as Godfrey computed them. */
const COEFFICIENTS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const G = 7;

/** The logarithm of the gamma function, to 14 digits (Lanczos 1964). @param x above 0. */
export function logGamma(x: number): number {
  const shifted = x - 1;
  const sum = COEFFICIENTS.reduce((total, coefficient, at) => total + (at === 0 ? coefficient : coefficient / (shifted + at)), 0);
  const base = shifted + G + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}
