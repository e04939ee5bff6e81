/** The smallest gap that is of use, where nobody has stated one. */
import type { Measure } from './measure.ts';

/** 0.2 points of a share. */
const SHARE_OF_RANGE = 0.002;
/** Where a measure has no range. */
const SHARE_OF_VALUE = 0.01;

/**
 * In the unit of the measure: the 500th part of its range where it has one (0.2 points of a share), or else the hundredth part of
 * what random search ends with.
 * @param target the median final of random search; null where there is none yet.
 * @returns null where it is not known: without a range, a target of 0 says nothing of the scale.
 */
export function usualMargin({ bounds: { low, high } }: Pick<Measure, 'bounds'>, target: number | null): number | null {
  if (low !== null && high !== null) return SHARE_OF_RANGE * (high - low);
  return target === null || target === 0 ? null : SHARE_OF_VALUE * Math.abs(target);
}
