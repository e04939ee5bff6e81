import { expect, test } from 'vitest';
import { randomFor } from '../../../shared/random.ts';
import { seedNoise } from '../../../shared/statistics/seed-noise.ts';

const same = (value: number): number => value;

test('two runs a configuration: the root of half the mean squared difference, of the better half', () => {
  const runs = [[0.86, 0.862], [0.87, 0.866], [0.1, 0.8], [0.99]];
  const { spread, configurations } = seedNoise(runs, same)!;
  expect(configurations).toBe(2);
  expect(spread).toBeCloseTo(Math.sqrt((0.002 ** 2 + 0.004 ** 2) / 4), 12);
});

test('a smaller value is better where its gain is larger', () => {
  const runs = [
    [1, 3],
    [10, 20],
  ];
  expect(seedNoise(runs, (value) => -value)!.spread).toBeCloseTo(Math.SQRT2, 12);
});

test('comes to the spread that the runs were drawn with', () => {
  const random = randomFor('seed noise');
  const runs = Array.from({ length: 2000 }, (_, at) => Array.from({ length: 8 }, () => at + 0.3 * random.normal()));
  expect(seedNoise(runs, same)!.spread).toBeCloseTo(0.3, 1);
});

test('nothing is said where nothing was trained twice', () => {
  expect([seedNoise([], same), seedNoise([[0.8], [0.9]], same)]).toEqual([null, null]);
});
