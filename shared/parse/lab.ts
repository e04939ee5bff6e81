import * as z from 'zod';
import { LAB_SCALES, type LabRequest } from '../leaks/lab.ts';
import { LEAK_NAMES } from '../leaks/leak.ts';
import { check } from './check.ts';
import { seed, title, wholeNumber } from './scalar.ts';

const request = z.strictObject({
  scale: z.enum(LAB_SCALES).optional(),
  leaks: z.array(z.enum(LEAK_NAMES), 'a list of leaks').min(1).optional(),
  dataset: title.optional(),
  repetitions: wholeNumber(1, 1_000).optional(),
  seed: seed.optional(),
});

/** @throws TrialdeckError usage */
export function parseLabRequest(value: unknown): LabRequest {
  return check(request, value, 'The request');
}
