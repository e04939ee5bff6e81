import { expect, test } from 'vitest';
import { randomFor } from '../../../shared/random.ts';
import { medianBootstrap } from '../../../shared/statistics/bootstrap-median.ts';

const VALUES = [
  0.8854, 0.8826, 0.8845, 0.877, 0.8805, 0.8865, 0.8765, 0.8884, 0.878, 0.888, 0.8816, 0.8881, 0.8855, 0.8789, 0.89, 0.8908,
  0.8847, 0.8839, 0.8844, 0.8811, 0.8894, 0.8828, 0.8848, 0.8818, 0.8825, 0.8799, 0.89, 0.8844, 0.8889, 0.8851,
];

test('comes to what SciPy finds with 200,000 resamples', () => {
  const { low, high } = medianBootstrap(30, randomFor('bootstrap'), { resamples: 20_000 })(VALUES);
  expect([low, high]).toEqual([expect.closeTo(0.88255, 4), expect.closeTo(0.88545, 4)]);
});

test('is the same for the same seed, whatever the order of the values', () => {
  const [one, other] = [1, 1].map((seed) => medianBootstrap(30, randomFor(seed)));
  expect(one!(VALUES)).toEqual(other!(VALUES.toReversed()));
});

test('of one value is that value, of missing ones nothing', () => {
  expect(medianBootstrap(1, randomFor(1))([0.5])).toEqual({ low: 0.5, high: 0.5 });
  expect(medianBootstrap(3, randomFor(1))([-Infinity, -Infinity, 0.5]).low).toBe(-Infinity);
});
