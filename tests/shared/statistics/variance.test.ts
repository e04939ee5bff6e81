import { expect, test } from 'vitest';
import { variance } from '../../../shared/statistics/variance.ts';

test('is that of a sample', () => {
  expect(variance([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(32 / 7, 12);
  expect(variance([3, 3])).toBe(0);
});
