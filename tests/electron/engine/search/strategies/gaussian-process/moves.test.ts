import { describe, expect, test } from 'vitest';
import { axesOf } from '../../../../../../electron/engine/search/coordinates.ts';
import { placeOf, valueAt, valuesOf } from '../../../../../../shared/space/values.ts';
import { alternatives, isSmooth, onValues } from '../../../../../../electron/engine/search/strategies/gaussian-process/moves.ts';
import type { Dimension, FloatDimension, IntDimension } from '../../../../../../shared/model.ts';

const axisOf = (dimension: Dimension) => axesOf({ x: dimension })[0]!;

/** The values that are a move away from a value. */
function around(dimension: FloatDimension | IntDimension, value: number): readonly number[] {
  const moves = alternatives(axisOf(dimension), placeOf(dimension, value));
  for (const place of moves) {
    expect(place).toBeGreaterThan(0);
    expect(place).toBeLessThan(1);
  }
  return moves.map((place) => valueAt(dimension, place));
}

describe('on an axis of few values all others are a move away', () => {
  test.each<FloatDimension | IntDimension>([
    { type: 'int', low: 1, high: 5 },
    { type: 'int', low: 3, high: 8, scale: 'log' },
    { type: 'int', low: 16, high: 128, scale: 'log', step: 2 },
    { type: 'int', low: 10, high: 40, step: 10 },
    { type: 'float', low: 0, high: 0.4, step: 0.1 },
    { type: 'float', low: 1e-4, high: 1, scale: 'log', step: 10 },
  ])('%j', (dimension) => {
    const values = valuesOf(dimension)!.map(Number);
    for (const value of values) expect(around(dimension, value)).toEqual(values.filter((other) => other !== value));
  });
});

test('on an axis of many values those a power of two steps away, on both sides and within the range', () => {
  expect(around({ type: 'int', low: 1, high: 40 }, 3).toSorted((a, b) => a - b)).toEqual([1, 2, 4, 5, 7, 11, 19, 35]);
  expect(around({ type: 'int', low: 1, high: 40, scale: 'log' }, 40).toSorted((a, b) => a - b)).toEqual([8, 24, 32, 36, 38, 39]);
});

test('to other categories, and nowhere on a continuous axis', () => {
  expect(alternatives(axisOf({ type: 'categorical', values: ['a', 'b', 'c'] }), 1)).toEqual([0, 2]);
  expect(alternatives(axisOf({ type: 'float', low: 0, high: 1 }), 0.5)).toEqual([]);
});

test('what has many values is descended, what has few or none between is not', () => {
  const smooth = (dimension: Dimension): boolean => isSmooth(axisOf(dimension));
  expect(smooth({ type: 'float', low: 0, high: 1 })).toBe(true);
  expect(smooth({ type: 'int', low: 1, high: 17 })).toBe(true);
  expect(smooth({ type: 'int', low: 1, high: 16 })).toBe(false);
  expect(smooth({ type: 'categorical', values: Array.from({ length: 40 }, (_, at) => at) })).toBe(false);
});

test('a point is put on values where there are any', () => {
  const axes = axesOf({
    a: { type: 'int', low: 1, high: 4 },
    b: { type: 'float', low: 0, high: 1 },
    c: { type: 'categorical', values: ['x', 'y', 'z'] },
  });
  expect([...onValues(axes, Float64Array.of(0.3, 0.3, 2))]).toEqual([0.375, 0.3, 2]);
});
