import * as z from 'zod';
import type { TrialMarks } from '../marks.ts';
import type { QueuedTrial } from '../search-request.ts';
import { check, within } from './check.ts';
import { parseAnyParams } from './params.ts';
import { epochs, id, note, seed } from './scalar.ts';

/** @throws TrialdeckError usage */
export const parseTrialId = (value: unknown): number => check(id, value, 'The number of the trial');

const tagRule = 'a text of 1 to 60 characters';
const marks = z.strictObject({
  starred: z.boolean().optional(),
  tags: z.array(z.string(tagRule).trim().min(1, tagRule).max(60, tagRule)).max(50).optional(),
  note: note.optional(),
});

/** @throws TrialdeckError usage */
export function parseTrialMarks(value: unknown): TrialMarks {
  return check(marks, value, 'The change');
}

const queued = z.strictObject({
  studyId: id,
  params: z.record(z.string(), z.unknown()),
  epochs: epochs.optional(),
  modelSeed: seed.optional(),
  continueTrialId: id.optional(),
});

/**
 * Whether the configuration can be trained is seen when the study is known.
 * @throws TrialdeckError usage, with the field's path in the request, such as `params.units`
 */
export function parseQueuedTrial(value: unknown): QueuedTrial {
  const { params, ...rest } = check(queued, value, 'The request');
  return { ...rest, params: within('params', '', () => parseAnyParams(params)) };
}
