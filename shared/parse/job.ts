import * as z from 'zod';
import { JOB_STATES } from '../job-state.ts';
import type { JobFilter, JobKind, JobRequest } from '../job.ts';
import { check } from './check.ts';
import { id } from './scalar.ts';

const kind = z.string('the name of a kind of job');
const envelope = z.strictObject({ kind, request: z.unknown() });

/** What is requested is checked by the kind as it begins. @throws TrialdeckError usage */
export function parseJobRequest(value: unknown): JobRequest {
  return check(envelope, value, 'The job') as JobRequest;
}

/** @throws TrialdeckError usage */
export const parseJobId = (value: unknown): number => check(id, value, 'The number of the job');

const filter = z.strictObject({
  states: z.array(z.enum(JOB_STATES)).optional(),
  kinds: z.array(kind as z.ZodType<JobKind>).optional(),
  studyId: id.optional(),
});

/** @throws TrialdeckError usage */
export const parseJobFilter = (value: unknown): JobFilter => check(filter, value, 'The filter');
