import { describe, expect, test } from 'vitest';
import { axesOf } from '../../../../../../electron/engine/search/coordinates.ts';
import { distanceOn } from '../../../../../../electron/engine/search/strategies/gaussian-process/distances.ts';
import {
  observationsOf,
  pairDistances,
} from '../../../../../../electron/engine/search/strategies/gaussian-process/observations.ts';
import type { Dimension } from '../../../../../../shared/model.ts';

const NUMBER: Dimension = { type: 'float', low: 0, high: 1 };
const CONDITIONAL: Dimension = { ...NUMBER, when: { other: ['a'] } };
const CATEGORY: Dimension = { type: 'categorical', values: ['a', 'b', 'c', 'd'] };
const INACTIVE = NaN;

const on = (dimension: Dimension) => distanceOn(axesOf({ x: dimension })[0]!);

/** Of the coordinate to each of the column. */
function distances(dimension: Dimension, coordinate: number, column: readonly number[]): readonly number[] {
  const into = new Float64Array(column.length);
  on(dimension).add(coordinate, Float64Array.from(column), 1, into);
  return [...into];
}

describe('a squared distance', () => {
  test.each([
    ['of numbers is that of their places', NUMBER, 0.25, [0.25, 0.75, 1], [0, 0.25, 0.5625]],
    ['of what is inactive is that of the middle', CONDITIONAL, INACTIVE, [INACTIVE, 0, 0.5, 1], [0, 0.25, 0, 0.25]],
    ['to what is inactive is the same', CONDITIONAL, 1, [INACTIVE, 1], [0.25, 0]],
    ['of categories is whether they differ', CATEGORY, 2, [2, 0, 3], [0, 1, 1]],
    ['of four categories to what is inactive is 3/8', CATEGORY, INACTIVE, [INACTIVE, 0, 3], [0, 0.375, 0.375]],
    ['to an inactive category is the same', CATEGORY, 3, [INACTIVE, 3], [0.375, 0]],
  ] as const)('%s', (_, dimension, coordinate, column, expected) => {
    expect(distances(dimension, coordinate, column)).toEqual(expected);
  });

  test('is weighted, and added to what is there', () => {
    for (const dimension of [NUMBER, CONDITIONAL, CATEGORY]) {
      const into = Float64Array.of(5, 5);
      on(dimension).add(0, Float64Array.of(0, 1), 3, into);
      expect([...into]).toEqual([5, 8]);
    }
  });
});

test.each([
  ['numbers', NUMBER, [0.1, 0.9, 0.4]],
  ['conditional numbers', CONDITIONAL, [0.1, INACTIVE, 0.4]],
] as const)('the slope on %s is that of differences; categories have none', (_, dimension, places) => {
  const column = Float64Array.from(places);
  const factors = Float64Array.of(2, -1, 0.5);
  const summed = (coordinate: number): number =>
    distances(dimension, coordinate, places).reduce((sum, distance, at) => sum + factors[at]! * distance, 0);
  const step = 1e-5;
  const expected = (summed(0.3 + step) - summed(0.3 - step)) / (2 * step);
  expect(on(dimension).slope(0.3, column, factors)).toBeCloseTo(expected, 8);
  expect(on(CATEGORY).slope(1, column, factors)).toBe(0);
});

test('pairs come as the rows of a triangle: of the second to the first, of the third to both', () => {
  const places = [0, 0.1, 0.5, 1].map((place) => Float64Array.of(place, 0));
  const observations = observationsOf([on(NUMBER), on(CATEGORY)], places, new Float64Array(4));
  const [first, second] = pairDistances(observations);
  const roots = [...first!].map((distance) => Number(Math.sqrt(distance).toFixed(9)));
  expect(roots).toEqual([0.1, 0.5, 0.4, 1, 0.9, 0.5]);
  expect([...second!]).toEqual([0, 0, 0, 0, 0, 0]);
});
