import * as z from 'zod';
import { MOST_CANDIDATES, MOST_SEEDS, type ConfirmationRequest } from '../confirmation.ts';
import type { PlannedConfirmation } from '../confirmation-power.ts';
import type { JobRequests } from '../job.ts';
import { check } from './check.ts';
import { id, wholeNumber, workers } from './scalar.ts';

const confirmation = z.strictObject({
  studyId: id,
  top: wholeNumber(1, MOST_CANDIDATES).optional(),
  seeds: wholeNumber(2, MOST_SEEDS).optional(),
  workers: workers.optional(),
});

/** @throws TrialdeckError usage */
export function parseConfirmationRequest(value: unknown): ConfirmationRequest {
  return check(confirmation, value, 'The confirmation');
}

const planned = z.strictObject({
  studyId: id,
  top: wholeNumber(1, MOST_CANDIDATES),
  seeds: wholeNumber(2, MOST_SEEDS),
});

/** @throws TrialdeckError usage */
export function parsePlannedConfirmation(value: unknown): PlannedConfirmation {
  return check(planned, value, 'The confirmation');
}

const vault = z.strictObject({ studyId: id, again: z.boolean().optional() });

/** @throws TrialdeckError usage */
export function parseVaultRequest(value: unknown): JobRequests['vault'] {
  return check(vault, value, 'The request');
}
