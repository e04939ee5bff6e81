/**
 * How far apart two configurations are on one axis, squared and at most 1. Each is the squared distance of two points of a
 * Euclidean space, so that a kernel of their weighted sum is positive definite whatever the mixture of axes.
 *
 * - A number: the difference of its places.
 * - A category: 0 for the same, else 1 (Hamming). Inactive counts as one more category.
 * - A number that is not always active: its places lie on a sixth of the unit circle and inactivity at the centre
 *   (Swersky et al. 2014, "Raiders of the lost architecture"). So a parameter that is inactive on both sides has no
 *   distance, and inactivity is as far from every value as the ends of the range are from each other.
 */
import type { Axis } from '../coordinates.ts';

export interface AxisDistance {
  /** Adds the weighted squared distance of a coordinate to every coordinate of a column. */
  add(coordinate: number, column: Float64Array, weight: number, into: Float64Array): void;
  /** Sum over the column of its factors times the slope of the squared distance by the coordinate; 0 for categories. */
  slope(coordinate: number, column: Float64Array, factors: Float64Array): number;
}

const ARC = Math.PI / 3;

/** NaN coordinates are inactive. */
export function distanceOn(axis: Axis): AxisDistance {
  if (axis.kind === 'category') return BETWEEN_CATEGORIES;
  return axis.dimension.when ? ALONG_AN_ARC : ALONG_A_LINE;
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

const ALONG_AN_ARC: AxisDistance = {
  add: (coordinate, column, weight, into) => {
    for (let at = 0; at < into.length; at++) {
      const cosine = Math.cos(ARC * (coordinate - column[at]!));
      if (!Number.isNaN(cosine)) into[at]! += weight * 2 * (1 - cosine);
      else if (Number.isNaN(coordinate) !== Number.isNaN(column[at]!)) into[at]! += weight;
    }
  },
  slope: (coordinate, column, factors) => {
    let sum = 0;
    for (let at = 0; at < factors.length; at++) {
      const sine = Math.sin(ARC * (coordinate - column[at]!));
      if (!Number.isNaN(sine)) sum += factors[at]! * 2 * ARC * sine;
    }
    return sum;
  },
};

const BETWEEN_CATEGORIES: AxisDistance = {
  add: (coordinate, column, weight, into) => {
    const inactive = Number.isNaN(coordinate);
    for (let at = 0; at < into.length; at++) {
      const same = inactive ? Number.isNaN(column[at]!) : column[at] === coordinate;
      if (!same) into[at]! += weight;
    }
  },
  slope: () => 0,
};
