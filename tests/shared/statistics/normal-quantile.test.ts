import { expect, test } from 'vitest';
import { normalQuantile } from '../../../shared/statistics/normal-quantile.ts';

test.each([
  [0.5, 0],
  [0.975, 1.959963984540054],
  [0.001, -3.090232306167813],
  [1e-10, -6.361340902404056],
  [0.25, -0.6744897501960817],
])('of %d is that of SciPy', (probability, expected) => {
  expect(normalQuantile(probability)).toBeCloseTo(expected, 11);
});
