import * as z from 'zod';
import { CHAPTER_NAMES, TEMPLATE_NAMES, type Authored, type AuthoredChange, type LanguageModelNote } from '../authored.ts';
import { ITEM_KEYS } from '../report/study/checklists/catalogue.ts';
import { check } from './check.ts';
import { note } from './scalar.ts';

const line = z.string('a text').trim().max(200, 'a text of at most 200 characters');

const languageModels = z.strictObject({
  tool: line,
  version: line,
  code: note,
  text: note,
  analysis: note,
  checked: note,
});

const texts = z.strictObject(Object.fromEntries(CHAPTER_NAMES.map((name) => [name, note.optional()])));

const answers = z.strictObject(Object.fromEntries(ITEM_KEYS.map((key) => [key, note.optional()])));

const change: z.ZodType<AuthoredChange> = z.strictObject({
  template: z.enum(TEMPLATE_NAMES).optional(),
  title: line.optional(),
  author: line.optional(),
  course: line.optional(),
  date: line.optional(),
  languageModels: languageModels.optional(),
  texts: texts.optional(),
  answers: answers.optional(),
  leftOut: z.array(z.enum(CHAPTER_NAMES), 'a list of chapters').optional(),
  cites: z.union([z.enum(['usual', 'none']), z.iso.datetime()], 'usual, none or a moment in ISO 8601').optional(),
});

/** @throws TrialdeckError usage */
export function parseAuthoredChange(value: unknown): AuthoredChange {
  return check(change, value, 'The change');
}

/** Some of its fields, as a file gives them. @throws TrialdeckError usage */
export function parseLanguageModelNote(value: unknown): Partial<LanguageModelNote> {
  return check(languageModels.partial(), value, 'The note') as Partial<LanguageModelNote>;
}

/** Some of the items, as a file gives them. @throws TrialdeckError usage */
export function parseAnswers(value: unknown): Authored['answers'] {
  return check(answers, value, 'The answers');
}
