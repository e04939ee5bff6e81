/**
 * Coefficients of erfcx(x) (3 + x) / 3 as a polynomial in s = 2 / (1 + x / 3) - 1: its Chebyshev expansion over [-1, 1],
 * computed with 40 digits and written in powers of s.
 */
const COEFFICIENTS = [
  0.3580023023627799, 0.294464817723293, 0.19674278570136905, 0.10348908730032487, 0.03984258709567702, 0.0089424115379584,
  -0.0004041388741102167, -0.0010113539579812226, -0.00018276991291318173, 9.225899997550092e-5, 3.585391740125248e-5,
  -1.0131578666646952e-5, -5.823839269552042e-6, 1.5801189181595917e-6, 9.225490829109723e-7, -3.279838558056888e-7,
  -1.3718777347142566e-7, 7.24131262424548e-8, 1.662235244200336e-8, -1.3174426162655632e-8, -1.176636782496894e-9,
  1.3433743388385384e-9,
];
const LAST = COEFFICIENTS.length - 1;

/**
 * erfcx(x) = exp(x^2) erfc(x) to 15 digits. It neither under- nor overflows, so that the tails of the normal distribution
 * can be had from it. @param x from 0 upwards.
 */
export function scaledComplementaryError(x: number): number {
  const t = 3 / (3 + x);
  const s = 2 * t - 1;
  let sum = COEFFICIENTS[LAST]!;
  for (let power = LAST - 1; power >= 0; power--) sum = sum * s + COEFFICIENTS[power]!;
  return t * sum;
}
