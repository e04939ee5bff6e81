import * as z from 'zod';
import { LARGEST_REQUEST_BYTES } from '../largest-request.ts';
import { check } from './check.ts';

/** Some is left for what a request says beside them. */
export const MOST_LETTERS = LARGEST_REQUEST_BYTES - 1_000;

const database = z.base64('bytes in Base64').min(1, 'bytes in Base64').max(MOST_LETTERS, 'at most 8 MiB');

/** @throws TrialdeckError usage */
export function parseAttachedDatabase(value: unknown): string {
  return check(database, value, 'The attached database');
}
