import { expect, test } from 'vitest';
import { logGamma } from '../../../shared/statistics/log-gamma.ts';

test.each([
  [1, 0],
  [0.5, 0.5 * Math.log(Math.PI)],
  [5, Math.log(24)],
  [21, Math.log(2432902008176640000)],
])('of %d', (x, expected) => {
  expect(logGamma(x)).toBeCloseTo(expected, 12);
});
