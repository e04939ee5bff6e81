import { expect, test } from 'vitest';
import { pairedDifferences } from '../../../shared/statistics/paired-differences.ts';

test('mean, standard deviation and standard error are of the rows where both are there', () => {
  const { count, mean, spread, standardError } = pairedDifferences([1, null, 2, 3, null, 6]);
  expect([count, mean]).toEqual([4, 3]);
  expect(spread).toBeCloseTo(Math.sqrt(14 / 3), 12);
  expect(standardError).toBeCloseTo(Math.sqrt(14 / 3) / 2, 12);
});

test('differences that are all the same have that mean, to the last digit, and no spread', () => {
  expect(pairedDifferences(Array<number>(30).fill(0.002))).toMatchObject({ mean: 0.002, spread: 0, standardError: 0 });
});

test('of nothing and of one there is no spread', () => {
  expect(pairedDifferences([null])).toMatchObject({ count: 0, mean: 0, spread: 0, standardError: 0 });
  expect(pairedDifferences([0.5])).toMatchObject({ count: 1, mean: 0.5, spread: 0, standardError: 0 });
});
