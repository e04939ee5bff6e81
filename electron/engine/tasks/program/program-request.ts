/** What is asked for where trials are runs of a program, see docs/own-program.md. */
import * as z from 'zod';
import { GOALS, type Goal } from '../../../../shared/measure.ts';
import { check } from '../../../../shared/parse/check.ts';
import { measureName, realNumber } from '../../../../shared/parse/scalar.ts';
import type { TaskRequest } from '../../../../shared/search-request.ts';

/** What the program writes under this name, and which way it is better. */
export interface MeasureRequest {
  readonly name: string;
  readonly goal: Goal;
}

export interface ProgramRequest {
  readonly kind: 'program';
  /** In words without a shell, with the names of parameters in braces. */
  readonly command: string;
  /** Where it is started. */
  readonly folder: string;
  /** The first one is the objective, unless the request names another. */
  readonly measures: readonly MeasureRequest[];
  readonly secondsAnEpoch?: number | undefined;
  readonly separateStop?: boolean | undefined;
}

const measure = z.strictObject({ name: measureName, goal: z.enum(GOALS) });
const text = (what: string) => z.string(what).min(1, what).max(10_000, `${what} of at most 10000 characters`);

const programRequest = z.strictObject({
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

/** @throws TrialdeckError usage, with a field such as `task.measures` */
export function parseProgramRequest(task: TaskRequest | undefined): ProgramRequest {
  return check(z.object({ task: programRequest }), { task }, 'The request').task;
}
