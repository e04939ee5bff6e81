/** What the author of a report is given to say, from the options of the terminal. */
import {
  CHAPTER_NAMES,
  type Authored,
  type AuthoredChange,
  type ChapterName,
  type CitedChoice,
  type LanguageModelNote,
} from '../../../shared/authored.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { countedText } from '../../../shared/format/count.ts';
import { parseAnswers, parseAuthoredChange, parseLanguageModelNote } from '../../../shared/parse/authored.ts';
import { suggestion } from '../../../shared/parse/check.ts';
import type { Citable } from '../../../shared/report/study/cited.ts';
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
  readonly cite?: string;
}

export interface Words {
  readonly lines: AuthoredChange;
  readonly note: Partial<LanguageModelNote> | null;
  readonly texts: Authored['texts'] | null;
  readonly answers: Authored['answers'] | null;
  /** As it was typed: which it is depends on what is there. */
  readonly cite: string | null;
}

/** Reads the files that are named; null where nothing is given. @throws TrialdeckError usage */
export function readWords({ note, text, answers, without, cite, ...options }: WordOptions): Words | null {
  const { template, title, author, course, date } = options;
  const given = { template, title, author, course, date, leftOut: without === undefined ? undefined : namesOf(without) };
  const lines = parseAuthoredChange(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
  const words: Words = {
    lines,
    note: note === undefined ? null : parseLanguageModelNote(jsonFile('note', note)),
    texts: text === undefined ? null : textsOf(text),
    answers: answers === undefined ? null : parseAnswers(jsonFile('answers', answers)),
    cite: cite ?? null,
  };
  const { lines: _, ...others } = words;
  const isNothing = Object.keys(lines).length === 0 && Object.values(others).every((each) => each === null);
  return isNothing ? null : words;
}

/** What is given of the note and of the texts stands beside what is kept of them. @throws TrialdeckError usage, where nothing of that number can be cited */
export function changeOf(
  { lines, note, texts, answers, cite }: Words,
  kept: Authored,
  citable: readonly Citable[],
): AuthoredChange {
  return {
    ...lines,
    ...(note && { languageModels: { ...kept.languageModels, ...note } }),
    ...(texts && { texts: { ...kept.texts, ...texts } }),
    ...(answers && { answers: { ...kept.answers, ...answers } }),
    ...(cite !== null && { cites: citedChoice(cite, citable) }),
  };
}

function citedChoice(cite: string, citable: readonly Citable[]): CitedChoice {
  if (cite === 'usual' || cite === 'none') return cite;
  const found = citable.find(({ experimentId }) => String(experimentId) === cite);
  if (found !== undefined) return found.createdAt;
  const known = citable.map(
    ({ experimentId, studyName, pairs }) => `${experimentId} (${countedText(pairs, 'pair')}, ${studyName})`,
  );
  throw new TrialdeckError(
    'usage',
    `--cite is ${JSON.stringify(cite)}; allowed is ${['none', 'usual', ...known].join(' or ')}.`,
    'cite',
  );
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
