import { describe, expect, test } from 'vitest';
import { randomFor } from '../../../shared/random.ts';
import { compareWithBest } from '../../../shared/statistics/compare-with-best.ts';

const independent = (): { readonly standardError: number; readonly wider: number } => ({ standardError: Math.SQRT2, wider: 1 });

function normalDraws(count: number, draws: number): readonly Float64Array[] {
  const random = randomFor('draws', count);
  return Array.from({ length: draws }, () => Float64Array.from({ length: count }, () => random.normal()));
}

describe('means against the best of the others', () => {
  // Dunnett 1955, table 1a: one-sided, 95 %, known variances, k comparisons with one mean.
  test.each([
    [2, 1.645],
    [3, 1.916],
    [4, 2.062],
    [6, 2.234],
  ])('of %d equal means each may be better by Dunnett’s allowance', (count, dunnett) => {
    const intervals = compareWithBest(new Float64Array(count), normalDraws(count, 40_000), independent, 0.95);
    for (const { low, high } of intervals) {
      expect(high / Math.SQRT2).toBeCloseTo(dunnett, 1);
      expect(-low / Math.SQRT2).toBeCloseTo(dunnett, 1);
    }
  });

  test('one that is far ahead is the best, the others are not', () => {
    const [best, second, last] = compareWithBest([20, 0, -1], normalDraws(3, 2000), independent, 0.95);
    expect(best!.low).toBe(0);
    expect(best!.high).toBeGreaterThan(17);
    expect([second!.high, last!.high]).toEqual([0, 0]);
    expect(second!.low).toBeLessThan(-20);
  });

  test('all intervals hold together in 95 of 100 studies', () => {
    const truths = [0, 0.5, 1, 1];
    const draws = normalDraws(4, 500);
    const random = randomFor('studies');
    const studies = 500;
    const held = Array.from({ length: studies }, () => {
      const means = truths.map((truth) => truth + random.normal());
      return compareWithBest(means, draws, independent, 0.95).every(({ low, high }, place) => {
        const truth = truths[place]! - Math.max(...truths.toSpliced(place, 1));
        return low <= truth && truth <= high;
      });
    }).filter(Boolean).length;
    expect(held / studies).toBeGreaterThan(0.93);
  });
});
