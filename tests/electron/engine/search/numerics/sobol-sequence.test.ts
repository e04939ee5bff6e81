import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  scrambledSobolPoint,
  SOBOL_DIMENSIONS,
  sobolPoint,
} from '../../../../../electron/engine/search/numerics/sobol-sequence.ts';

const recorded = JSON.parse(readFileSync('tests/fixtures/scipy/sobol.json', 'utf8')) as {
  blocks: { first: number; points: number[][] }[];
};

test("points without scrambling are scipy's, in 64 dimensions and far into the sequence", () => {
  expect(SOBOL_DIMENSIONS).toBe(64);
  for (const { first, points } of recorded.blocks)
    for (const [at, point] of points.entries())
      expect([...sobolPoint(first + at, 64)].map((coordinate) => coordinate / 4)).toEqual(point);
});

/** Cells of 2^-a times 2^-b of the unit square that the points fall on. */
function cells(points: readonly (readonly number[])[], a: number, b: number): number {
  return new Set(points.map(([x, y]) => `${Math.floor(x! * 2 ** a)} ${Math.floor(y! * 2 ** b)}`)).size;
}

test('scrambled points are a net still: 64 of them, one in each of 64 equal cells of any shape', () => {
  for (const seed of [1, 2, 3]) {
    const points = Array.from({ length: 64 }, (_, index) => scrambledSobolPoint(index, 2, seed));
    for (let a = 0; a <= 6; a++) expect(cells(points, a, 6 - a), `2^-${a} x 2^-${6 - a}, seed ${seed}`).toBe(64);
  }
});

test('scrambling moves the points, by the seed, and uniformly', () => {
  const first = Array.from({ length: 2000 }, (_, seed) => scrambledSobolPoint(5, 3, seed)[2]!);
  expect(new Set(first).size).toBe(2000);
  const mean = first.reduce((sum, x) => sum + x, 0) / first.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(3 * Math.sqrt(1 / 12 / 2000));
});

test('the integral of a smooth function comes out much closer than with random points', () => {
  const product = (point: readonly number[]): number => point.reduce((value, x) => value * (1 + 0.5 * (x - 0.5)), 1);
  const points = Array.from({ length: 1024 }, (_, index) => scrambledSobolPoint(index, 6, 9));
  const mean = points.reduce((sum, point) => sum + product(point), 0) / points.length;
  expect(Math.abs(mean - 1)).toBeLessThan(1e-3);
});
