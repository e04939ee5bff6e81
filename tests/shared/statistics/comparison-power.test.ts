import { expect, test } from 'vitest';
import { gapsOf, intervalOf } from '../../../electron/engine/insight/comparison/gaps.ts';
import { randomFor } from '../../../shared/random.ts';
import { comparisonPower, gapOfSuperiority, pairsForPower } from '../../../shared/statistics/comparison-power.ts';
import { armNamed, runsOf } from '../../support/experiment-runs.ts';

const CLEAR = gapOfSuperiority(0.75);
const ARMS = ['one', 'two', 'three', 'four', 'five'].map((label) => armNamed(label));

/** Differences that the rule of the comparison leaves 0 out for, in so many comparisons of normal finals. */
function findings(pairs: number, gap: number, comparisons: number): readonly (readonly boolean[])[] {
  const random = randomFor('findings', pairs, gap);
  return Array.from({ length: comparisons }, () => {
    const finals = ARMS.map((_, arm) =>
      Array.from({ length: pairs }, () => random.normal() + (arm === 0 ? gap * Math.SQRT2 : 0)),
    );
    const gaps = gapsOf(ARMS, runsOf(finals), { measure: 'confirm', goal: 'maximise' });
    return gaps.pairs.map((pair) => intervalOf(pair, gaps.critical)!).map(({ low, high }) => low > 0 || high < 0);
  });
}

test('with the pairs that are advised, the rule finds a true 0.75 among five arms in 78 to 85 % of comparisons', () => {
  const pairs = pairsForPower(5, CLEAR, 0.8);
  expect(pairs).toBeGreaterThan(29);
  const found = findings(pairs, CLEAR, 600).filter(([first]) => first).length / 600;
  // Two standard errors beside what 2,000 comparisons gave.
  expect(found).toBeGreaterThan(0.78);
  expect(found).toBeLessThan(0.85);
});

test('among five arms that are alike, hardly more than one comparison in twenty finds anything', () => {
  const wrong = [6, 12].map((pairs) => findings(pairs, 0, 500).filter((pair) => pair.includes(true)).length / 500);
  expect(Math.max(...wrong)).toBeLessThan(0.07);
});

test('more arms take more pairs, and below six nothing is found', () => {
  expect(pairsForPower(3, CLEAR, 0.8)).toBeLessThan(pairsForPower(9, CLEAR, 0.8));
  expect([comparisonPower(5, 5, 10), comparisonPower(9, 6, 0)]).toEqual([0, expect.closeTo(0, 1)]);
  expect(comparisonPower(2, 1000, CLEAR)).toBe(1);
});
