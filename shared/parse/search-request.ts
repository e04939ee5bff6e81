import * as z from 'zod';
import type { SearchRequest } from '../search-request.ts';
import { budget } from './budget.ts';
import { check, within } from './check.ts';
import { parseAnyParams, parseConfigurations } from './params.ts';
import { parsePlace } from './place.ts';
import { epochs, id, measureName, optionValue, seed, title, width, workers } from './scalar.ts';
import { parseSpace } from './space.ts';

/** A strategy or a stop rule with its options. */
export const choice = z.strictObject({ name: title, options: z.record(z.string(), optionValue) });

const request = z.strictObject({
  studyId: id.optional(),
  name: title.optional(),
  task: z.looseObject({ kind: title }).optional(),
  preset: title.optional(),
  space: z.unknown().optional(),
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
 * What the kind of task has in `task`, and which parameters its space may have, is the kind's to check; whether the queued
 * configurations can be trained is seen when the study is known.
 * @throws TrialdeckError usage, with the field's path in the request, such as `space.units.low`
 */
export function parseSearchRequest(value: unknown): SearchRequest {
  const { space, queue, on, ...rest } = check(request, value, 'The request');
  return {
    ...rest,
    ...(on !== undefined && { on: parsePlace(on) }),
    ...(space !== undefined && { space: within('space', '', () => parseSpace(space, { names: 'any' })) }),
    ...(queue !== undefined && {
      queue: isEmpty(queue) ? [] : within('queue', 'In the queue: ', () => parseConfigurations(queue, parseAnyParams)),
    }),
  };
}

/** An empty queue is allowed: it says that not even the default configuration comes first. */
function isEmpty(queue: unknown): boolean {
  return Array.isArray(queue) && queue.length === 0;
}
