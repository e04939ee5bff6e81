import { expect, test } from 'vitest';
import { budgetShare } from '../../shared/budget-share.ts';
import { progressOf } from '../support/running-search.ts';

test('the share of the nearest limit counts', () => {
  expect(budgetShare(progressOf({ budget: { trials: 20 } }))).toBe(0.25);
  expect(budgetShare(progressOf({ budget: { trials: 20, epochs: 100 } }))).toBe(0.5);
  expect(budgetShare(progressOf({ budget: { trials: 20, epochs: 100, seconds: 40 } }))).toBe(0.75);
});

test('a budget that is overrun is spent', () => {
  expect(budgetShare(progressOf({ budget: { trials: 4 } }))).toBe(1);
});
