/**
 * Expected improvement weighed with what a person believes: alpha(x) p(x)^(beta / n) after n results, so that a belief counts less with
 * every result (piBO: Hvarfner, Stoll, Souza, Lindauer, Hutter and Nardi 2022, ICLR, equation 4).
 */
import { beliefOfChoice, beliefOfRange } from '../../../../../shared/space/belief.ts';
import type { Axis } from '../../coordinates.ts';
import type { Acquisition } from './maximise.ts';

const BETA = 10;

/** What one axis adds to the logarithm of the belief, with its slope; a NaN coordinate, which is inactive, adds nothing. */
interface AxisBelief {
  readonly at: number;
  logDensity(coordinate: number): number;
  slope(coordinate: number): number;
}

/** The logarithm of expected improvement as it is, where nothing is believed. @param results that there are */
export function withBelief(improvement: Acquisition, axes: readonly Axis[], results: number): Acquisition {
  const beliefs = axes.flatMap((axis, at) => beliefOn(axis, at) ?? []);
  if (beliefs.length === 0) return improvement;
  const power = BETA / Math.max(1, results);
  const logBelief = (point: Float64Array): number =>
    beliefs.reduce((sum, { at, logDensity }) => sum + (Number.isNaN(point[at]!) ? 0 : logDensity(point[at]!)), 0);
  return {
    values: (points) => improvement.values(points).map((value, at) => value + power * logBelief(points[at]!)),
    valueAndSlopes: (point, slopes) => {
      const value = improvement.valueAndSlopes(point, slopes);
      for (const { at, slope } of beliefs) if (!Number.isNaN(point[at]!)) slopes[at]! += power * slope(point[at]!);
      return value + power * logBelief(point);
    },
  };
}

function beliefOn(axis: Axis, at: number): AxisBelief | null {
  if (axis.kind === 'number') {
    const belief = beliefOfRange(axis.dimension);
    return belief && { at, logDensity: belief.logDensity, slope: belief.slope };
  }
  const belief = beliefOfChoice(axis.dimension);
  return belief && { at, logDensity: (index) => Math.log(axis.count * belief.shares[index]!), slope: () => 0 };
}
