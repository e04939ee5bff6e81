import { expect, test } from 'vitest';
import { usualMargin } from '../../shared/margin.ts';

test.each([
  [{ low: 0, high: 1 }, 0.87, 0.002],
  [{ low: 0, high: 1 }, null, 0.002],
  [{ low: 0, high: null }, 0.4, 0.004],
  [{ low: null, high: null }, -200, 2],
  [{ low: 0, high: null }, null, null],
  [{ low: 0, high: null }, 0, null],
  [{ low: 0, high: 1 }, 0, 0.002],
])('a measure of %o whose random search ends with %d: %d', (bounds, target, margin) => {
  expect(usualMargin({ bounds }, target)).toBe(margin);
});
