import { expect, test } from 'vitest';
import { incompleteBeta } from '../../../shared/statistics/incomplete-beta.ts';

test.each([
  [0.3, 1, 1, 0.3],
  [0.3, 2, 1, 0.09],
  [0.3, 1, 2, 0.51],
  [0.5, 7.5, 7.5, 0.5],
  [0, 2, 3, 0],
  [1, 2, 3, 1],
])('at %d with %d and %d has its closed form', (x, a, b, expected) => {
  expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 13);
});

test('mirrors itself, also for large parameters', () => {
  expect(incompleteBeta(0.88, 8852, 1149) + incompleteBeta(0.12, 1149, 8852)).toBeCloseTo(1, 12);
});
