import { expect, test } from 'vitest';
import { budgetSpent, epochsPromised } from '../../../electron/engine/budget.ts';

const done = (ordinal: number, epochsDone: number, parent: number | null = null) => ({
  ordinal,
  epochs: 9,
  epochsDone,
  parent,
  sequence: ordinal,
});

test('a finished trial costs what it trained, a running one what it was promised, a promoted one what it adds', () => {
  const running = { ordinal: 3, epochs: 27, epochsDone: 10, parent: 2, sequence: null };
  expect(epochsPromised([done(1, 4), done(2, 9), running])).toBe(4 + 9 + 18);
});

test.each([
  [{ epochs: 20 }, 0, 9, null],
  [{ epochs: 20 }, 0, 12, 'The budget of 20 epochs is spent.'],
  [{ epochs: 9 }, 0, 0, 'The budget of 9 epochs is spent.'],
  [{ seconds: 2 }, 1999, 5, null],
  [{ seconds: 2 }, 2000, 5, 'The budget of 2 seconds is spent.'],
  [{ trials: 1 }, 0, 5, null],
])('budget %j after %i ms for %i more epochs', (budget, activeMs, epochs, expected) => {
  expect(budgetSpent(budget, epochsPromised([done(1, 9)]), activeMs, epochs)).toBe(expected);
});
