import { expect, test } from 'vitest';
import { randomFor } from '../../../shared/random.ts';
import { compareWithControl } from '../../../shared/statistics/compare-with-control.ts';

/** Draws of independent means with one spread. */
function drawsOf(count: number): readonly number[][] {
  const random = randomFor('compare with a control', count);
  return Array.from({ length: 20_000 }, () => Array.from({ length: count }, () => random.normal()));
}

/** Half the width of the interval, in standard errors. */
function criticalOf(count: number): number {
  const means = Array.from({ length: count }, (_, place) => place);
  const contrast = { standardError: 1, wider: 1 };
  const { low, high } = compareWithControl(means, drawsOf(count), { place: 1, control: 0 }, contrast, 0.95);
  expect((low + high) / 2).toBeCloseTo(1, 12);
  return (high - low) / 2;
}

// Dunnett 1964, table II (two-sided, 95 %, infinitely many degrees of freedom): 1.96, 2.21, 2.51.
test.each([
  [2, 1.96],
  [3, 2.21],
  [6, 2.51],
])('the interval of one among %d means is as wide as Dunnett says', (count, critical) => {
  expect(Math.abs(criticalOf(count) - critical)).toBeLessThan(0.04);
});

test('few seeds widen it', () => {
  const of = (wider: number) =>
    compareWithControl([0, 1], drawsOf(2), { place: 1, control: 0 }, { standardError: 1, wider }, 0.95);
  expect(of(2).high - 1).toBeCloseTo(2 * (of(1).high - 1), 12);
});
