/**
 * How far apart two configurations are on one axis, squared and at most 1. Each is the squared distance of two points of a
 * Euclidean space, so that a kernel of their weighted sum is positive definite whatever the mixture of axes.
 *
 * - A number: the difference of its places.
 * - A category: 0 for the same, else 1 (Hamming): the corners of a simplex.
 * - Inactive: the middle of the range or of the simplex, as Lévesque et al. (2017, "Bayesian optimization for conditional
 *   hyperparameter spaces") impute what is inactive. So a parameter that is inactive on both sides has no distance. That it
 *   is active needs none of its own: what it depends on has its axis, which learns how alike the branches are, while the
 *   weight of this one learns how much the value counts. Were inactivity far from every value, as on the arc of Swersky et
 *   al. (2014), a parameter that counts would put its branch out of sight of all that was learned in the others.
 */
import type { Axis } from '../../coordinates.ts';

export interface AxisDistance {
  /** Adds the weighted squared distance of a coordinate to every coordinate of a column. */
  add(coordinate: number, column: Float64Array, weight: number, into: Float64Array): void;
  /** Sum over the column of its factors times the slope of the squared distance by the coordinate; 0 for categories. */
  slope(coordinate: number, column: Float64Array, factors: Float64Array): number;
}

/** NaN coordinates are inactive. */
export function distanceOn(axis: Axis): AxisDistance {
  if (axis.kind === 'category') return betweenCategories(axis.count);
  return axis.dimension.when ? ALONG_A_LINE_WITH_MIDDLE : ALONG_A_LINE;
}

export const ALONG_A_LINE: AxisDistance = {
  add: (coordinate, column, weight, into) => {
    for (let at = 0; at < into.length; at++) {
      const difference = coordinate - column[at]!;
      into[at]! += weight * difference * difference;
    }
  },
  slope: (coordinate, column, factors) => {
    let sum = 0;
    for (let at = 0; at < factors.length; at++) sum += factors[at]! * 2 * (coordinate - column[at]!);
    return sum;
  },
};

/** As along a line, with what is inactive in the middle; apart, as it takes longer. */
const ALONG_A_LINE_WITH_MIDDLE: AxisDistance = {
  add: (coordinate, column, weight, into) => {
    const place = orMiddle(coordinate);
    for (let at = 0; at < into.length; at++) {
      const difference = place - orMiddle(column[at]!);
      into[at]! += weight * difference * difference;
    }
  },
  slope: (coordinate, column, factors) => {
    let sum = 0;
    for (let at = 0; at < factors.length; at++) sum += factors[at]! * 2 * (coordinate - orMiddle(column[at]!));
    return sum;
  },
};

function orMiddle(coordinate: number): number {
  return Number.isNaN(coordinate) ? 0.5 : coordinate;
}

function betweenCategories(count: number): AxisDistance {
  const toMiddle = (count - 1) / (2 * count);
  return {
    add: (coordinate, column, weight, into) => {
      const inactive = Number.isNaN(coordinate);
      for (let at = 0; at < into.length; at++) {
        if (column[at] === coordinate) continue;
        if (inactive !== Number.isNaN(column[at]!)) into[at]! += weight * toMiddle;
        else if (!inactive) into[at]! += weight;
      }
    },
    slope: () => 0,
  };
}
