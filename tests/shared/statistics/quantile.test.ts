import { expect, test } from 'vitest';
import { quantile } from '../../../shared/statistics/quantile.ts';

test('the median of an odd number is the middle one, of an even number the mean of the two', () => {
  expect(quantile([9, 1, 4], 0.5)).toBe(4);
  expect(quantile([9, 1, 4, 6], 0.5)).toBe(5);
});

test('between two values it is linear, as numpy has it by default', () => {
  expect([0, 0.1, 0.25, 0.9, 1].map((share) => quantile([3, 1, 7, 2], share))).toEqual([1, 1.3, 1.75, expect.closeTo(5.8), 7]);
});

test('one value is every quantile of itself', () => {
  expect([0, 0.3, 1].map((share) => quantile([2], share))).toEqual([2, 2, 2]);
});
