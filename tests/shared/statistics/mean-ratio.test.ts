import { expect, test } from 'vitest';
import { randomFor } from '../../../shared/random.ts';
import { meanRatio } from '../../../shared/statistics/mean-ratio.ts';

const values = (scale: number, key: string): readonly number[] => {
  const random = randomFor(key);
  return Array.from({ length: 200 }, () => scale * (1 + random.next()));
};

test('rows that belong together leave no doubt, others as much as their spread says', () => {
  const base = values(1, 'base');
  const together = meanRatio(
    base.map((one) => one / 2),
    base,
    randomFor(1),
  );
  expect([together.value, together.low, together.high].map((ratio) => ratio.toFixed(9))).toEqual([
    ...['0.500000000', '0.500000000', '0.500000000'],
  ]);
  const { value, low, high } = meanRatio(values(1, 'own'), values(2, 'other'), randomFor(1));
  // Each column has a relative standard error of 0.289 / 1.5 / sqrt(200): the ratio one of 0.0192.
  const half = 1.96 * value * 0.0192;
  expect([low, high]).toEqual([expect.closeTo(value - half, 2), expect.closeTo(value + half, 2)]);
});
