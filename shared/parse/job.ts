import * as z from 'zod';
import { JOB_STATES } from '../job-state.ts';
import type { JobFilter, JobKind, JobRequest, JobRequests } from '../job.ts';
import { check } from './check.ts';
import { parseExperimentRequest } from './experiment.ts';
import { id, path, title } from './scalar.ts';
import { parseSearchRequest } from './search-request.ts';

const inspection = z.strictObject({ trialId: id });
const fetch = z.strictObject({ dataset: title, folder: path.optional() });
const nothing = z.strictObject({});
const imported = z.strictObject({ studyId: id, file: path });
const backup = z.strictObject({ file: path.optional() });

/** Of every kind of job the parser of its request. */
const PARSERS: { readonly [Kind in JobKind]: (value: unknown) => JobRequests[Kind] } = {
  search: parseSearchRequest,
  experiment: parseExperimentRequest,
  inspection: (value) => check(inspection, value, 'The request'),
  fetch: (value) => check(fetch, value, 'The request'),
  speed: (value) => check(nothing, value, 'The request'),
  backup: (value) => check(backup, value, 'The request'),
  import: (value) => check(imported, value, 'The request'),
};

export const JOB_KINDS = Object.keys(PARSERS) as readonly JobKind[];

const kind = z.enum(JOB_KINDS);
const envelope = z.strictObject({ kind, request: z.unknown() });

/** @throws TrialdeckError usage, with the field's path in what is requested, such as `space.units.low` */
export function parseJobRequest(value: unknown): JobRequest {
  const { kind, request } = check(envelope, value, 'The job');
  // The pair is of one kind, which the type of a looked-up parser does not show.
  return { kind, request: PARSERS[kind](request) } as JobRequest;
}

/** @throws TrialdeckError usage */
export const parseJobId = (value: unknown): number => check(id, value, 'The number of the job');

const filter = z.strictObject({
  states: z.array(z.enum(JOB_STATES)).optional(),
  kinds: z.array(kind).optional(),
  studyId: id.optional(),
});

/** @throws TrialdeckError usage */
export const parseJobFilter = (value: unknown): JobFilter => check(filter, value, 'The filter');
