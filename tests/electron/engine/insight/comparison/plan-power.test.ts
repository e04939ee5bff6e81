import { expect, test } from 'vitest';
import { powerOf } from '../../../../../electron/engine/insight/comparison/plan-power.ts';

test('three pairs find nothing, and how many it takes is said', () => {
  const { clear, gap } = powerOf({ arms: 5, pairs: 3, margin: 0.002, spread: null });
  expect([clear.found, gap]).toEqual([0, null]);
  expect(clear.pairsAdvised).toBeGreaterThan(30);
  expect(clear.pairsAdvised).toBeLessThan(38);
});

test('a gap as large as half the spread takes about as many pairs as its own power says', () => {
  const { gap } = powerOf({ arms: 5, pairs: 60, margin: 0.002, spread: 0.004 });
  expect(gap!.found).toBeCloseTo(0.8, 1);
  expect(gap!.pairsAdvised).toBeGreaterThan(54);
  expect(gap!.pairsAdvised).toBeLessThan(66);
});
