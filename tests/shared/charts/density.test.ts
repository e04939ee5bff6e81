import { expect, test } from 'vitest';
import { countOutside } from '../../../shared/charts/density.ts';

const points = [
  { x: 1, y: 0.5 },
  { x: 1, y: 0.1 },
  { x: 9, y: 0.5 },
];

test('counts the points that the axes leave out', () => {
  expect(countOutside(points, null, [0, 2], [0.4, 0.6])).toBe(2);
});

test('counts all trials of the cells outside, where the points are a sample', () => {
  const bins = {
    ...{ xEdges: [0, 1, 2], yEdges: [0, 0.2, 0.8] },
    cells: [[0, 0, 700] as const, [1, 0, 40] as const, [1, 1, 5_000] as const],
  };
  expect(countOutside(points, bins, [0, 2], [0.4, 0.6])).toBe(740);
});
