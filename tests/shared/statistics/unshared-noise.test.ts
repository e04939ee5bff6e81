import { expect, test } from 'vitest';
import { randomFor } from '../../../shared/random.ts';
import { unsharedNoise } from '../../../shared/statistics/unshared-noise.ts';

test('is half the variance of the difference of two, over the rows', () => {
  // Two of four rows differ, one each way: the variance of the differences is 2 / 3.
  expect(
    unsharedNoise([
      [1, 0, 0, 1],
      [0, 1, 0, 1],
    ]),
  ).toBeCloseTo(Math.sqrt(2 / 3 / 2 / 4), 12);
});

test('is nothing where all candidates are right on the same rows, and leaves out what they really differ by', () => {
  expect(
    unsharedNoise([
      [1, 0, 0, 1],
      [1, 0, 0, 1],
    ]),
  ).toBe(0);
  expect(
    unsharedNoise([
      [0.5, 1, 2],
      [1, 1.5, 2.5],
    ]),
  ).toBeCloseTo(0, 12);
});

test('takes the mean over all pairs, and needs one', () => {
  const rows = [
    [1, 0, 0, 1],
    [0, 1, 0, 1],
    [0, 1, 0, 1],
  ];
  expect(unsharedNoise(rows)! ** 2).toBeCloseTo((2 / 3) * (2 / 3 / 2 / 4), 12);
  expect(unsharedNoise([rows[0]!])).toBeNull();
  expect(unsharedNoise([])).toBeNull();
});

test('finds the part of the noise that is not shared', () => {
  const random = randomFor('unshared noise');
  const hard = Array.from({ length: 20_000 }, () => random.normal());
  const candidates = Array.from({ length: 4 }, () => hard.map((shared) => 2 * shared + random.normal()));
  expect(unsharedNoise(candidates)! * Math.sqrt(20_000)).toBeCloseTo(1, 1);
});
