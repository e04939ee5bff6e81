import * as z from 'zod';
import { commandWords } from '../command-words.ts';
import { check, within } from './check.ts';

const text = z.string('a command, or local').max(2_000, 'a command of at most 2000 characters');

/**
 * Where workers are started: a command as it was written, or null for `local`, processes of this machine.
 * @throws TrialdeckError usage, where it is no command
 */
export function parsePlace(value: unknown): string | null {
  const place = check(text, value, 'on').trim();
  if (place === 'local') return null;
  within('on', '', () => commandWords(place));
  return place;
}
