import { expect, test } from 'vitest';
import { scaledComplementaryError } from '../../../shared/statistics/scaled-complementary-error.ts';

// By scipy.special.erfcx.
test.each([
  [0, 1],
  [0.1, 0.8964569799691268],
  [0.5, 0.6156903441929258],
  [1, 0.427583576155807],
  [2, 0.2553956763105058],
  [5, 0.11070463773306861],
  [10, 0.05614099274382259],
  [26, 0.02168358485056291],
  [100, 0.005641613782989433],
  [1e6, 5.641895835474742e-7],
])('exp(x^2) erfc(x) at %d is that of SciPy to 14 digits', (x, value) => {
  expect(scaledComplementaryError(x) / value).toBeCloseTo(1, 14);
});
