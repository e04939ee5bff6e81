import * as z from 'zod';
import type { Settings } from '../settings.ts';
import { check } from './check.ts';
import { wholeNumber, workers } from './scalar.ts';

const settings = z.strictObject({
  workers,
  theme: z.enum(['system', 'light', 'dark']),
  checkpointQuotaMb: wholeNumber(0, 100_000_000),
  keepAwake: z.boolean(),
  notify: z.boolean(),
});

/**
 * Returns the settings to change; the others keep their values.
 * @throws TrialdeckError usage
 */
export function parseSettingsChange(value: unknown): Partial<Settings> {
  const given = Object.entries(check(settings.partial(), value, 'The change')).filter(([, setting]) => setting !== undefined);
  return Object.fromEntries(given);
}
