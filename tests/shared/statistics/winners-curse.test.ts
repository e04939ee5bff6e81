import { expect, test } from 'vitest';
import { mean } from '../../../shared/statistics/mean.ts';
import { randomFor } from '../../../shared/random.ts';
import { winnersCurse } from '../../../shared/statistics/winners-curse.ts';

// Harter 1961, Expected values of normal order statistics, Biometrika 48, table 1.
test.each([
  [1, 0],
  [20, 1.86748],
  [100, 2.50759],
])('of %i equal candidates the best lies %d times the noise too high', (count, times) => {
  expect(winnersCurse(count, 0.003)).toBeCloseTo(0.003 * times, 7);
});

test('is what the best of equal candidates gains that share most of their noise', () => {
  const random = randomFor('winners curse');
  const [shared, own, count] = [0.004, 0.002, 30];
  const bests = Array.from({ length: 4000 }, () => {
    const rows = shared * random.normal();
    return Math.max(...Array.from({ length: count }, () => rows + own * random.normal()));
  });
  // The mean of 4,000 has a standard error of 0.00007.
  expect(Math.abs(mean(bests) - winnersCurse(count, own))).toBeLessThan(0.00021);
});
