/** Which scale of the outcomes makes the losses most probable. */
import { dot, timesLower } from '../../numerics/linear-algebra.ts';
import { unpack } from './kernel-parameters.ts';
import type { Observations } from './observations.ts';
import { scalesFor, standardise, type OutcomeScale } from './outcome-scales.ts';
import { posteriorOf } from './posterior.ts';

/**
 * The scale with the largest likelihood under any of the kernels, each with the variance that suits it best:
 * -N/2 log(y' K^-1 y) - log det K / 2 + sum of log g'. @param thetas kernels to judge under, at least one.
 */
export function chooseScale(
  observations: Observations,
  losses: readonly number[],
  thetas: readonly Float64Array[],
): OutcomeScale {
  const count = losses.length;
  const scales = scalesFor(losses).map((scale) => ({
    scale,
    centred: standardise(Float64Array.from(losses, scale.to)),
    logSlopes: losses.reduce((sum, loss) => sum + scale.logSlope(loss), 0),
  }));
  let best = { scale: scales[0]!.scale, likelihood: -Infinity };
  for (const theta of thetas) {
    const { inverseFactor } = posteriorOf(observations, unpack(theta));
    let halfLogDeterminant = 0;
    for (let at = 0; at < count; at++) halfLogDeterminant -= Math.log(inverseFactor[at * count + at]!);
    for (const { scale, centred, logSlopes } of scales) {
      const white = timesLower(inverseFactor, count, centred.outcomes);
      const quadratic = dot(white, 0, white, 0, count) * centred.spread ** 2;
      const likelihood = -0.5 * count * Math.log(quadratic) - halfLogDeterminant + logSlopes;
      if (likelihood > best.likelihood) best = { scale, likelihood };
    }
  }
  return best.scale;
}
