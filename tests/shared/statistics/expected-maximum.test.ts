import { expect, test } from 'vitest';
import { expectedMaximum } from '../../../shared/statistics/expected-maximum.ts';

// Harter 1961, Expected values of normal order statistics, Biometrika 48, table 1.
test.each([
  [1, 0],
  [2, 0.56419],
  [3, 0.84628],
  [5, 1.16296],
  [10, 1.53875],
  [20, 1.86748],
  [100, 2.50759],
])('the largest of %i is expected at %d', (count, value) => {
  expect(expectedMaximum(count)).toBeCloseTo(value, 5);
});
