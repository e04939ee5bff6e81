import * as z from 'zod';
import type { SearchRequest } from '../search-request.ts';
import { budget } from './budget.ts';
import { check, within } from './check.ts';
import { parseAnyParams, parseConfigurations } from './params.ts';
import { parsePlace } from './place.ts';
import { epochs, id, measureName, optionValue, seed, title, wholeNumber, width, workers } from './scalar.ts';
import { parseSpace } from './space.ts';

/** A strategy or a stop rule with its options. */
export const choice = z.strictObject({ name: title, options: z.record(z.string(), optionValue) });

const request = z.strictObject({
  studyId: id.optional(),
  name: title.optional(),
  task: z.looseObject({ kind: title }).optional(),
  preset: title.optional(),
  space: z.unknown().optional(),
  dataset: title.optional(),
  rows: wholeNumber(40).optional(),
  splitSeed: seed.optional(),
  split: z
    .strictObject({ train: wholeNumber(1), stop: wholeNumber(1), select: wholeNumber(1), confirm: wholeNumber(1) })
    .optional(),
  recordConfirm: z.boolean().optional(),
  strategy: choice.optional(),
  stopRule: choice.optional(),
  budget: budget.optional(),
  epochs: epochs.optional(),
  objective: measureName.optional(),
  workers: workers.optional(),
  width: width.nullable().optional(),
  remeasure: z.boolean().optional(),
  on: z.unknown().optional(),
  seed: seed.optional(),
  queue: z.unknown().optional(),
});

/**
 * Whether the queued configurations can be trained is seen when the study is known.
 * @throws TrialdeckError usage, with the field's path in the request, such as `space.units.low`
 */
export function parseSearchRequest(value: unknown): SearchRequest {
  const { space, queue, on, ...rest } = check(request, value, 'The request');
  const names = rest.task === undefined ? 'hyperparameters' : 'any';
  return {
    ...rest,
    ...(on !== undefined && { on: parsePlace(on) }),
    ...(space !== undefined && { space: within('space', '', () => parseSpace(space, { names })) }),
    ...(queue !== undefined && {
      queue: isEmpty(queue) ? [] : within('queue', 'In the queue: ', () => parseConfigurations(queue, parseAnyParams)),
    }),
  };
}

/** An empty queue is allowed: it says that not even the default configuration comes first. */
function isEmpty(queue: unknown): boolean {
  return Array.isArray(queue) && queue.length === 0;
}
