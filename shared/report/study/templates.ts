/** How the report of a study may be put together. */
import type { ChapterName, Template } from '../../authored.ts';

/** The chapters of each template, in the order in which they are read. */
export const TEMPLATES: Readonly<Record<Template, { readonly title: string; readonly chapters: readonly ChapterName[] }>> = {
  whole: {
    title: 'The whole study',
    chapters: [
      'summary',
      'question',
      'space',
      'strategies',
      'search',
      'leak',
      'comparison',
      'confirmation',
      'within-noise',
      'trust',
      'limitations',
      'compute',
      'reproducibility',
      'language-models',
      'checklists',
      'references',
      'appendix',
    ],
  },
  assignment: {
    title: 'For the assignment',
    chapters: [
      'tasks',
      'question',
      'space',
      'search',
      'confirmation',
      'within-noise',
      'leak',
      'strategies',
      'comparison',
      'summary',
      'limitations',
      'language-models',
      'trust',
      'compute',
      'reproducibility',
      'checklists',
      'references',
      'appendix',
    ],
  },
};
