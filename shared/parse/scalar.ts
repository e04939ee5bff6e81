/** Schemas of single values; their messages are the words after "allowed is". */
import * as z from 'zod';
import type { ParameterValue } from '../model.ts';
import { MOST_WIDTH } from '../width.ts';

/** A whole number; without `high` it has no upper bound but that of exact numbers. */
export function wholeNumber(low: number, high?: number): z.ZodInt {
  const rule = high === undefined ? `a whole number of at least ${low}` : `a whole number from ${low} to ${high}`;
  const atLeast = z.int(rule).min(low, rule);
  return high === undefined ? atLeast : atLeast.max(high, rule);
}

export function realNumber(low: number, high: number): z.ZodNumber {
  const rule = `a number from ${low} to ${high}`;
  return z.number(rule).min(low, rule).max(high, rule);
}

/** Number of a row in the database. */
export const id = wholeNumber(1);
export const seed = wholeNumber(0, 2 ** 31 - 1);
export const workers = wholeNumber(1, 256);
/** Virtual workers of a session's clock. */
export const width = wholeNumber(1, MOST_WIDTH);
export const epochs = wholeNumber(1, 10_000);

/** A name that a person gives or picks. Blank ones say nothing. */
export const title = z.string('a text').trim().min(1, 'a text that is not blank').max(200, 'a text of at most 200 characters');

/** Of a file or a folder, on the machine of the engine. */
export const path = z.string('a path').trim().min(1, 'a path that is not blank').max(4_000, 'a path of at most 4000 characters');

export const note = z.string('a text').max(20_000, 'a text of at most 20000 characters');

/** Name of a parameter in a place where those of other products may come, too. */
export const parameterName = z.string('a name').min(1, 'a name of 1 to 100 characters').max(100, 'a name of 1 to 100 characters');

/** Of a measure; whether a study has it is seen when the study is known. What every object has is no key of a record of values. */
export const measureName = parameterName.refine(
  (name) => !(name in Object.prototype),
  'another name than constructor, toString, __proto__ and their like',
);

export const optionValue = z.union([z.number(), z.string(), z.boolean()], 'a number, a text, true or false');

export const parameterValue: z.ZodType<ParameterValue> = z.lazy(() =>
  z.union([optionValue, z.null(), z.array(parameterValue)], 'a number, a text, true, false, null or a list of these'),
);
