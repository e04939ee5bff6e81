import { expect, test } from 'vitest';
import { amountText, budgetText } from '../../../shared/format/budget.ts';

test('a budget is told with all of its limits, in the singular where there is one', () => {
  expect(budgetText({ trials: 40, epochs: 1, seconds: 3600 })).toBe('40 trials, 1 epoch, 3,600 seconds');
  expect([budgetText({ epochs: 1166 }), budgetText({})]).toEqual(['1,166 epochs', 'none']);
});

test('the budget of each search of a comparison is told in its unit', () => {
  const told = (['epochs', 'seconds', 'trials'] as const).map((axis) => amountText({ axis, amount: axis === 'trials' ? 1 : 20 }));
  expect(told).toEqual(['20 epochs', '20 seconds', '1 trial']);
});
