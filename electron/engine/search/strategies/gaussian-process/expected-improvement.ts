/**
 * The logarithm of expected improvement, computed so that it neither under- nor overflows (Ament et al. 2023, "Unexpected
 * improvements to expected improvement", section 4.1).
 *
 * Notation: z = (best - mean) / deviation; EI = deviation h(z), h(z) = phi(z) + z Phi(z), with the density phi and the
 * distribution function Phi of the normal distribution. For z < 0, Phi(z) = phi(z) e with e = sqrt(pi / 2) erfcx(-z / sqrt 2).
 */
import { normalCdf } from '../../../../../shared/statistics/normal-cdf.ts';
import { scaledComplementaryError } from '../../../../../shared/statistics/scaled-complementary-error.ts';

export interface LogImprovement {
  readonly value: number;
  readonly byMean: number;
  readonly byDeviation: number;
}

const LOG_ROOT_OF_TWO_PI = 0.5 * Math.log(2 * Math.PI);
const ROOT_OF_HALF_PI = Math.sqrt(Math.PI / 2);
/** Below it 1 + z e loses too many digits, and its series in 1 / z is exact to twelve. */
const FAR = -1000;

/** Of a minimisation, with its slopes. @param deviation above 0. @param best the value to fall below. */
export function logExpectedImprovement(mean: number, deviation: number, best: number): LogImprovement {
  const z = (best - mean) / deviation;
  const density = -0.5 * z * z - LOG_ROOT_OF_TWO_PI;
  if (z > -1) {
    const [phi, Phi] = [Math.exp(density), normalCdf(z)];
    const h = phi + z * Phi;
    return { value: Math.log(deviation) + Math.log(h), byMean: -Phi / (h * deviation), byDeviation: phi / (h * deviation) };
  }
  const e = z > FAR ? ROOT_OF_HALF_PI * scaledComplementaryError(-z * Math.SQRT1_2) : -1 / z;
  const rest = z > FAR ? 1 + z * e : (1 - 3 / (z * z)) / (z * z);
  return {
    value: Math.log(deviation) + density + Math.log(rest),
    byMean: -e / (rest * deviation),
    byDeviation: 1 / (rest * deviation),
  };
}
