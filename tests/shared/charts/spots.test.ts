import { expect, test } from 'vitest';
import type { Figure } from '../../../shared/charts/figure.ts';
import { nearestSpot, spotsOf, walkFrom, type Spot } from '../../../shared/charts/spots.ts';

const point = (x: number, y: number) => ({ x, y });

/** Two lines of three points each, and a decoration, drawn at ten pixels a unit. */
const figure = {
  axes: { x: { low: 0, high: 10 }, y: { low: 0, high: 10 } },
  series: [
    { label: 'low', data: [point(5, 1), point(1, 1), point(9, 1), point(11, 1)] },
    { label: 'band', data: [point(5, 5)], decoration: true },
    { label: 'high', data: [point(1, 8), point(5, 8), point(9, 20)] },
  ],
} as unknown as Figure;
const spots = spotsOf(
  figure,
  (x) => 10 * x,
  (y) => 100 - 10 * y,
);
const placeOf = (spot: Spot | null): readonly [string, number, number] | null =>
  spot && [spot.series, spot.point.x, spot.point.y];

test('points within the axes are spots, from left to right in each series; decoration is none', () => {
  expect(spots.map(placeOf)).toEqual([
    ['low', 1, 1],
    ['low', 5, 1],
    ['low', 9, 1],
    ['high', 1, 8],
    ['high', 5, 8],
  ]);
});

test('a pointer means the nearest point within reach', () => {
  expect(placeOf(nearestSpot(spots, 52, 88))).toEqual(['low', 5, 1]);
  expect(placeOf(nearestSpot(spots, 30, 22, 40))).toEqual(['high', 1, 8]);
  expect(nearestSpot(spots, 95, 20, 40)).toBeNull();
});

test('inside a box a point counts only where it is close', () => {
  const box = { left: 0, top: 0, width: 60, height: 60 };
  const boxed: Spot = { ...spots[0]!, series: 'box', box };
  const all = [...spots, boxed];
  expect(nearestSpot(all, 30, 30)!.series).toBe('box');
  expect(placeOf(nearestSpot(all, 49, 21))).toEqual(['high', 5, 8]);
});

test('a walk begins at the first spot, goes along a series and stops at its ends', () => {
  const first = walkFrom(spots, null, 'next');
  expect(placeOf(first)).toEqual(['low', 1, 1]);
  const second = walkFrom(spots, first, 'next');
  expect(placeOf(second)).toEqual(['low', 5, 1]);
  expect(placeOf(walkFrom(spots, second, 'last'))).toEqual(['low', 9, 1]);
  expect(placeOf(walkFrom(spots, walkFrom(spots, second, 'last'), 'next'))).toEqual(['low', 9, 1]);
  expect(placeOf(walkFrom(spots, first, 'previous'))).toEqual(['low', 1, 1]);
});

test('up and down lead to the nearest spot of another series, and nowhere where there is none', () => {
  const below = spots[1]!;
  const above = walkFrom(spots, below, 'up');
  expect(placeOf(above)).toEqual(['high', 5, 8]);
  expect(placeOf(walkFrom(spots, above, 'up'))).toEqual(['high', 5, 8]);
  expect(placeOf(walkFrom(spots, above, 'down'))).toEqual(['low', 5, 1]);
});
