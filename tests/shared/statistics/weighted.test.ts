import { expect, test } from 'vitest';
import { weightedMean, weightedQuantile } from '../../../shared/statistics/weighted.ts';

const values = [
  { value: 3, weight: 1 },
  { value: 1, weight: 6 },
  { value: 2, weight: 3 },
];

test('a value counts as often as it weighs', () => {
  expect(weightedMean(values)).toBeCloseTo(1.5, 12);
  expect([0, 0.5, 0.61, 0.89, 0.95, 1].map((share) => weightedQuantile(values, share))).toEqual([1, 1, 2, 2, 3, 3]);
});
