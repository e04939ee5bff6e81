import { expect, test } from 'vitest';
import { betaQuantile } from '../../../shared/statistics/beta-quantile.ts';

// By scipy.stats.beta.ppf.
test.each([
  [0.025, 5, 10, 0.1275984298591596],
  [0.975, 8853, 1148, 0.8913851514764168],
  [0.95, 1, 30, 0.09503385285530411],
  [0.01, 120, 3, 0.9328829500211039],
  [0.5, 0.5, 0.5, 0.5],
])(
  'the value below which a beta variable stays with probability %d, of parameters %d and %d, is that of SciPy',
  (p, a, b, value) => {
    expect(betaQuantile(p, a, b)).toBeCloseTo(value, 12);
  },
);

test('with one parameter 1 it is a root, and the ends are 0 and 1', () => {
  expect(betaQuantile(0.3, 4, 1)).toBeCloseTo(0.3 ** (1 / 4), 12);
  expect([betaQuantile(0, 3, 2), betaQuantile(1, 3, 2)]).toEqual([expect.closeTo(0, 12), expect.closeTo(1, 6)]);
});
