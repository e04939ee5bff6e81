/** What the author of a report is given to say, from the options of the terminal. */
import {
  CHAPTER_NAMES,
  type Authored,
  type AuthoredChange,
  type ChapterName,
  type LanguageModelNote,
} from '../../../shared/authored.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { parseAnswers, parseAuthoredChange, parseLanguageModelNote } from '../../../shared/parse/authored.ts';
import { suggestion } from '../../../shared/parse/check.ts';
import { jsonFile, textFile } from '../arguments.ts';

export interface WordOptions {
  readonly template?: string;
  readonly title?: string;
  readonly author?: string;
  readonly course?: string;
  readonly date?: string;
  readonly note?: string;
  readonly answers?: string;
  /** Each CHAPTER=FILE. */
  readonly text?: readonly string[];
  readonly without?: string;
}

export interface Words {
  readonly lines: AuthoredChange;
  readonly note: Partial<LanguageModelNote> | null;
  readonly texts: Authored['texts'] | null;
  readonly answers: Authored['answers'] | null;
}

/** Reads the files that are named; null where nothing is given. @throws TrialdeckError usage */
export function readWords({ template, title, author, course, date, note, text, answers, without }: WordOptions): Words | null {
  const given = { template, title, author, course, date, leftOut: without === undefined ? undefined : namesOf(without) };
  const lines = parseAuthoredChange(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
  const words: Words = {
    lines,
    note: note === undefined ? null : parseLanguageModelNote(jsonFile('note', note)),
    texts: text === undefined ? null : textsOf(text),
    answers: answers === undefined ? null : parseAnswers(jsonFile('answers', answers)),
  };
  const isNothing = Object.keys(lines).length === 0 && [words.note, words.texts, words.answers].every((each) => each === null);
  return isNothing ? null : words;
}

/** What is given of the note and of the texts stands beside what is kept of them. */
export function changeOf({ lines, note, texts, answers }: Words, kept: Authored): AuthoredChange {
  return {
    ...lines,
    ...(note && { languageModels: { ...kept.languageModels, ...note } }),
    ...(texts && { texts: { ...kept.texts, ...texts } }),
    ...(answers && { answers: { ...kept.answers, ...answers } }),
  };
}

/** "none" leaves no chapter out. */
function namesOf(without: string): readonly ChapterName[] {
  if (without.trim() === 'none') return [];
  return without.split(',').map((name) => chapterOf('without', name.trim()));
}

function textsOf(given: readonly string[]): Authored['texts'] {
  return Object.fromEntries(
    given.map((each) => {
      const at = each.indexOf('=');
      if (at < 1) throw new TrialdeckError('usage', `--text is ${JSON.stringify(each)}; allowed is CHAPTER=FILE.`, 'text');
      return [chapterOf('text', each.slice(0, at)), textFile('text', each.slice(at + 1))];
    }),
  );
}

function chapterOf(option: string, name: string): ChapterName {
  const known = CHAPTER_NAMES.find((each) => each === name);
  if (known !== undefined) return known;
  throw new TrialdeckError('usage', `--${option}: there is no chapter ${name}. ${suggestion(name, CHAPTER_NAMES)}`, option);
}
