import { expect, test } from 'vitest';
import { powerOfTwo } from '../../../shared/statistics/power-of-two.ts';

test('is the power of two at or below the largest size', () => {
  expect([[3, -5], [0.3], [1e300, 1], [0, 0], []].map(powerOfTwo)).toEqual([4, 0.25, 2 ** 996, 1, 1]);
  expect(Number.isFinite((1e300 / powerOfTwo([1e300])) ** 2)).toBe(true);
});
