import * as z from 'zod';
import type { StudyMarks } from '../marks.ts';
import { check } from './check.ts';
import { id, note, title } from './scalar.ts';

/** @throws TrialdeckError usage */
export const parseStudyId = (value: unknown): number => check(id, value, 'The number of the study');

/** @throws TrialdeckError usage */
export const parseSessionId = (value: unknown): number => check(id, value, 'The number of the session');

/** @throws TrialdeckError usage */
export const parseStudyName = (value: unknown): string => check(title, value, 'The name of the study');

const marks = z.strictObject({
  starred: z.boolean().optional(),
  archived: z.boolean().optional(),
  note: note.optional(),
});

/** @throws TrialdeckError usage */
export function parseStudyMarks(value: unknown): StudyMarks {
  return check(marks, value, 'The change');
}
