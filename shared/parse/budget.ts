import * as z from 'zod';
import { TrialdeckError } from '../errors.ts';
import type { Budget } from '../model.ts';
import { check } from './check.ts';
import { wholeNumber } from './scalar.ts';

/** What may end a session: finished trials, trained epochs, seconds of work. Without any, it ends by itself or by hand. */
export const budget = z.strictObject({
  trials: wholeNumber(1).optional(),
  epochs: wholeNumber(1).optional(),
  seconds: z.number('a number above 0').gt(0, 'a number above 0').optional(),
});

/**
 * Returns a budget of at least one limit.
 * @throws TrialdeckError usage
 */
export function parseBudget(value: unknown): Budget {
  const limits = check(budget, value, 'The budget');
  if (Object.values(limits).every((limit) => limit === undefined))
    throw new TrialdeckError('usage', 'The budget is empty; allowed is one with trials, epochs or seconds.');
  return limits;
}
