import { describe, expect, test } from 'vitest';
import { axesOf, decode, onValue, type Axis } from '../../../../../../electron/engine/search/coordinates.ts';
import { maskOf } from '../../../../../../electron/engine/search/strategies/gaussian-process/activity.ts';
import { maximise, type Acquisition } from '../../../../../../electron/engine/search/strategies/gaussian-process/maximise.ts';
import type { Space } from '../../../../../../shared/model.ts';
import { randomFor } from '../../../../../../shared/random.ts';

const SPACE: Space = {
  a: { type: 'float', low: 0, high: 1 },
  b: { type: 'float', low: 1e-4, high: 1, scale: 'log', step: 10 },
  c: { type: 'categorical', values: ['x', 'y', 'z'] },
  d: { type: 'int', low: 1, high: 40 },
  e: { type: 'float', low: 0, high: 1, when: { c: ['z'] } },
};
const axes = axesOf(SPACE);
const mask = maskOf(SPACE, axes);

/** A hill whose top is at this place of every axis; a category counts by its index, what is inactive not at all. */
function hill(top: readonly number[]): Acquisition & { readonly seen: Float64Array[] } {
  const seen: Float64Array[] = [];
  const steepness = axes.map(({ kind }) => (kind === 'category' ? 0.2 : 30));
  const part = (coordinate: number, at: number): number => {
    if (Number.isNaN(coordinate)) return 0;
    return axes[at]!.kind === 'category'
      ? steepness[at]! * Number(coordinate !== top[at])
      : steepness[at]! * (coordinate - top[at]!) ** 2;
  };
  const value = (point: Float64Array): number => -point.reduce((sum, coordinate, at) => sum + part(coordinate, at), 0);
  return {
    seen,
    values: (points) => {
      seen.push(...points);
      return points.map(value);
    },
    valueAndSlopes: (point, slopes) => {
      seen.push(point.slice());
      for (const [at, coordinate] of point.entries()) slopes[at] = -2 * steepness[at]! * (coordinate - top[at]!);
      return value(point);
    },
  };
}

const middle = (): Float64Array => Float64Array.from(axes, ({ kind }) => (kind === 'category' ? 0 : 0.5));
const area = { axes, mask, incumbents: [] as readonly Float64Array[] };

describe.each([0, 1, 2])('with the top at category %i', (category) => {
  const top = [0.123456, 0.3, category, 0.6125, 0.777];
  const best = maximise(hill(top), area, randomFor('maximise', category))[0]!;

  test('it is found, on every kind of axis', () => {
    const params = decode(SPACE, axes, best.point);
    expect(params).toMatchObject({ a: expect.closeTo(0.123456, 4) as number, b: 0.001, c: 'xyz'[category], d: 25 });
    if (category === 2) expect(params['e']).toBeCloseTo(0.777, 4);
  });
});

test('candidates come best first, every coordinate given and on a value', () => {
  const candidates = maximise(hill([0.1, 0.3, 1, 0.5, 0.5]), area, randomFor('order'));
  const values = candidates.map(({ value }) => value);
  expect(values).toEqual(values.toSorted((left, right) => right - left));
  const isGiven = (axis: Axis, coordinate: number): boolean =>
    axis.kind === 'category' ? Number.isInteger(coordinate) && coordinate < axis.count : onValue(axis, coordinate) === coordinate;
  for (const { point } of candidates) expect(axes.every((axis, at) => isGiven(axis, point[at]!))).toBe(true);
});

test('the acquisition is asked with what is inactive left out, and never outside an axis', () => {
  const acquisition = hill([0.1, 0.3, 1, 0.5, 0.5]);
  maximise(acquisition, { ...area, incumbents: [middle()] }, randomFor('asked'));
  const [category, conditional] = [2, 4];
  for (const point of acquisition.seen) {
    expect(Number.isNaN(point[conditional]!)).toBe(point[category] !== 2);
    for (const [at, { kind, count }] of axes.entries())
      if (at !== conditional) expect(point[at]! >= 0 && point[at]! <= (kind === 'category' ? count - 1 : 1)).toBe(true);
  }
});

test('it looks closely around the best trials: a hill too narrow for any other point is found beside one', () => {
  const top = [0.31, 0.3, 1, 0.5, 0.5];
  const narrow: Acquisition = {
    values: (points) => points.map((point) => (Math.abs(point[0]! - top[0]!) < 2e-3 && point[2] === 1 ? 1 : 0)),
    valueAndSlopes: (point, slopes) => {
      slopes.fill(0);
      return narrow.values([point])[0]!;
    },
  };
  const beside = middle();
  beside.set([0.315, 0.3, 1]);
  const found = (incumbents: readonly Float64Array[]): number =>
    maximise(narrow, { ...area, incumbents }, randomFor('near'))[0]!.value;
  expect([found([beside]), found([])]).toEqual([1, 0]);
});

test('is the same for the same chance', () => {
  const point = (seed: number): readonly number[] => [
    ...maximise(hill([0.1, 0.3, 1, 0.5, 0.5]), area, randomFor(seed))[5]!.point,
  ];
  expect(point(1)).toEqual(point(1));
  expect(point(2)).not.toEqual(point(1));
});
