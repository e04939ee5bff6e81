/** What a person writes into the report of a study. It is kept with the study; nothing but its report reads it. */

export interface Authored {
  readonly template: Template;
  /** Blank: the name of the study. */
  readonly title: string;
  readonly author: string;
  /** The course, the assignment, or whatever else the report is written for. */
  readonly course: string;
  /** As it is to be read; blank: the day on which the report is written. */
  readonly date: string;
  readonly languageModels: LanguageModelNote;
  /** Of a chapter what its author adds to it, in Markdown. */
  readonly texts: Readonly<Partial<Record<ChapterName, string>>>;
  /** To items of checklists, by the key of each. */
  readonly answers: Readonly<Partial<Record<string, string>>>;
  /** Chapters that the report goes without. */
  readonly leftOut: readonly ChapterName[];
  readonly cites: CitedChoice;
}

/** How the report is put together: all that is known of the study, or task by task as the assignment asks. */
export const TEMPLATE_NAMES = ['whole', 'assignment'] as const;
export type Template = (typeof TEMPLATE_NAMES)[number];

/**
 * Which comparison of strategies is cited from another study, by the moment at which it was asked for, as its number is another one in
 * every copy; usual: in the assignment's template, where the study's own ones are too small to show anything.
 */
export type CitedChoice = 'usual' | 'none' | (string & {});

/** What language models had to do with the author's own work. A blank field is not stated. */
export interface LanguageModelNote {
  readonly tool: string;
  readonly version: string;
  /** What they were used for, by what it was used in. */
  readonly code: string;
  readonly text: string;
  readonly analysis: string;
  /** What a person has checked of what they wrote, and how. */
  readonly checked: string;
}

/** What is left out keeps its value. */
export type AuthoredChange = { readonly [Name in keyof Authored]?: Authored[Name] | undefined };

/** A name is also what links lead to. */
export const CHAPTER_TITLES = {
  tasks: 'The tasks of the assignment',
  summary: 'Summary of findings',
  question: 'The question and the data',
  space: 'The search space',
  strategies: 'The strategies',
  search: 'The search',
  leak: 'The leak',
  comparison: 'Comparison with random search',
  confirmation: 'Confirmation and final evaluation',
  'within-noise': 'Models within noise of the best',
  trust: 'How far the result can be trusted',
  limitations: 'Limitations',
  compute: 'Compute spent',
  reproducibility: 'Reproducibility',
  'language-models': 'Use of language models',
  checklists: 'Checklists',
  references: 'References',
  appendix: 'Appendix: all configurations',
} as const;
export type ChapterName = keyof typeof CHAPTER_TITLES;
export const CHAPTER_NAMES = Object.keys(CHAPTER_TITLES) as readonly ChapterName[];

export const NOTHING_AUTHORED: Authored = {
  template: 'whole',
  title: '',
  author: '',
  course: '',
  date: '',
  languageModels: { tool: '', version: '', code: '', text: '', analysis: '', checked: '' },
  texts: {},
  answers: {},
  leftOut: [],
  cites: 'usual',
};
