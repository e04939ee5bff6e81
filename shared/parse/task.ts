import * as z from 'zod';
import { measureName, realNumber } from './scalar.ts';

const measure = z.strictObject({ name: measureName, goal: z.enum(['maximise', 'minimise']) });
const text = (what: string) => z.string(what).min(1, what).max(10_000, `${what} of at most 10000 characters`);

/** Trials that are runs of a program. */
export const programRequest = z.strictObject({
  kind: z.literal('program'),
  command: text('a command'),
  folder: text('a folder'),
  measures: z
    .array(measure, 'a list of measures')
    .min(1, 'a list of at least one measure')
    .max(20, 'a list of at most 20 measures')
    .refine((measures) => new Set(measures.map(({ name }) => name)).size === measures.length, 'a list with each name once'),
  secondsAnEpoch: realNumber(0.1, 1_000_000).optional(),
  separateStop: z.boolean().optional(),
});
