import { expect, test } from 'vitest';
import { budgetInWords } from '../../../renderer/format/budget.ts';

test('a budget is its limits, with the trials that are planned where those are fewer', () => {
  expect(budgetInWords({ epochs: 600, trials: 50 })).toBe('600 epochs or 50 trials');
  expect(budgetInWords({})).toBe('open');
  expect(budgetInWords({ trials: 50 }, 23)).toBe('50 trials, 23 planned');
  expect([budgetInWords({ trials: 50 }, 50), budgetInWords({ epochs: 90 }, 23)]).toEqual(['50 trials', '90 epochs']);
});
