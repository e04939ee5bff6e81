import { expect, test } from 'vitest';
import { ranks } from '../../../shared/statistics/ranks.ts';

test('equal values share the mean of their ranks, as in SciPy', () => {
  expect(ranks([3, 1, 2, 2, 5, 1])).toEqual([5, 1.5, 3.5, 3.5, 6, 1.5]);
  expect(ranks([-Infinity, 0.5, -Infinity])).toEqual([1.5, 3, 1.5]);
});
