import * as z from 'zod';
import { check } from './check.ts';
import { id } from './scalar.ts';

const request = z.strictObject({ studyId: id });

/** @throws TrialdeckError usage */
export function parseOvertuningRequest(value: unknown): { readonly studyId: number } {
  return check(request, value, 'The request');
}
