import { expect, test } from 'vitest';
import { studentQuantile } from '../../../shared/statistics/student-t-quantile.ts';

test.each([
  [0.9, 1, 3.0776835371752544],
  [0.975, 1, 12.706204736174694],
  [0.995, 2, 9.924843200918287],
  [0.975, 5, 2.5705818356363146],
  [0.975, 16, 2.1199052992212546],
  [0.9, 29, 1.311433647301551],
  [0.995, 29, 2.756385903670605],
  [0.975, 99, 1.9842169515864174],
  [0.025, 29, -2.045229642132703],
])('of %d with %d degrees of freedom is that of SciPy', (probability, freedom, expected) => {
  expect(studentQuantile(probability, freedom)).toBeCloseTo(expected, 10);
});
