import { expect, test } from 'vitest';
import { randomFor } from '../../../shared/random.ts';
import { mean } from '../../../shared/statistics/mean.ts';
import { normalBootstrap } from '../../../shared/statistics/normal-bootstrap.ts';
import { variance } from '../../../shared/statistics/variance.ts';

test('the interval of a mean reaches 1.96 of its standard errors to each side', () => {
  const random = randomFor('normal bootstrap');
  const values = Array.from({ length: 50 }, () => random.normal());
  const again = Array.from({ length: 4000 }, () => [mean(values.map(() => values[random.below(values.length)]!))]);
  const [{ value, low, high }] = normalBootstrap([mean(values)], again) as [{ value: number; low: number; high: number }];
  // The bootstrap's variance of a mean has n where the usual one has n - 1.
  const error = Math.sqrt((variance(values) * 49) / 50 / 50);
  expect(value).toBe(mean(values));
  expect((high - low) / (2 * 1.959964 * error)).toBeCloseTo(1, 1);
  expect((high + low) / 2).toBeCloseTo(value, 12);
});

test('estimates that do not vary have no width, and others keep theirs', () => {
  expect(
    normalBootstrap(
      [1, 2],
      [
        [0, 1],
        [0, 3],
      ],
    ),
  ).toMatchObject([
    { value: 1, low: 1, high: 1 },
    { value: 2, low: expect.closeTo(2 - 1.959964 * Math.SQRT2, 5) as number },
  ]);
});
