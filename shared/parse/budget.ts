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
 * @throws TrialdeckError usage, where there is none; about the limit where one is named and left empty
 */
export function parseBudget(value: unknown): Budget {
  const limits = check(budget, value, 'The budget');
  const kinds = Object.keys(limits) as (keyof Budget)[];
  if (kinds.some((kind) => limits[kind] !== undefined)) return limits;
  const [empty] = kinds;
  if (empty === undefined)
    throw new TrialdeckError('usage', 'The budget is empty; allowed is one with trials, epochs or seconds.');
  return check(z.strictObject({ [empty]: budget.shape[empty].unwrap() }), limits, 'The budget');
}
