import { expect, test } from 'vitest';
import { rankCorrelation } from '../../../shared/statistics/rank-correlation.ts';

/** scipy.stats.spearmanr, SciPy 1.17. */
test('the correlation and its probability are those of SciPy', () => {
  const pairs = [
    [1, 2],
    [2, 1],
    [2, 4],
    [4, 3],
    [5, 5],
    [6, 9],
    [7, 7],
    [8, 7],
  ] as const;
  const { rho, p } = rankCorrelation(pairs);
  expect(rho).toBeCloseTo(0.8433734939759037, 12);
  expect(p).toBeCloseTo(0.008512799127774818, 10);
});

test('is 0 where one side does not vary, and says nothing of two pairs', () => {
  expect(
    rankCorrelation([
      [1, 5],
      [2, 5],
      [3, 5],
    ]).rho,
  ).toBe(0);
  expect(
    rankCorrelation([
      [1, 5],
      [2, 6],
    ]).p,
  ).toBe(1);
});
