import { expect, test } from 'vitest';
import { holm } from '../../../shared/statistics/holm.ts';

test('the values of R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")', () => {
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02].map((p): unknown => expect.closeTo(p, 12)));
});

test('is never above 1 and leaves a single test as it is', () => {
  expect([holm([0.7, 0.8]), holm([0.2]), holm([])]).toEqual([[1, 1], [0.2], []]);
});
