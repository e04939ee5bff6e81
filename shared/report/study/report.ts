/** The report of a study: every chapter is there, and one whose data are not says so, and how to get them. */
import type { Authored, ChapterName } from '../../authored.ts';
import { lightLook, type ChartLook } from '../../charts/look.ts';
import { dateText } from '../../format/date.ts';
import { markdownBlocks } from '../markdown-blocks.ts';
import type { Chapter, Report } from '../report.ts';
import { marginOf } from './assignment.ts';
import { appendixChapter } from './chapters/appendix.ts';
import { checklistsChapter } from './chapters/checklists.ts';
import { comparisonChapter } from './chapters/comparison.ts';
import { computeChapter } from './chapters/compute.ts';
import { confirmationChapter } from './chapters/confirmation.ts';
import { languageModelsChapter } from './chapters/language-models.ts';
import { leakChapterOf } from './chapters/leak.ts';
import { limitationsChapter } from './chapters/limitations.ts';
import { questionChapter } from './chapters/question.ts';
import { referencesChapter } from './chapters/references.ts';
import { reproducibilityChapter } from './chapters/reproducibility.ts';
import { searchChapter } from './chapters/search.ts';
import { spaceChapter } from './chapters/space.ts';
import { strategiesChapter } from './chapters/strategies.ts';
import { summaryChapter } from './chapters/summary.ts';
import { tasksChapter } from './chapters/tasks.ts';
import { trustChapter } from './chapters/trust.ts';
import { withinNoiseChapter } from './chapters/within-noise.ts';
import type { StudyEvidence } from './evidence.ts';
import { TEMPLATES } from './templates.ts';

interface Setting {
  readonly look: ChartLook;
  readonly authored: Authored;
  readonly told: readonly ChapterName[];
  /** The chapters before this one. */
  readonly before: readonly Chapter[];
}

const CHAPTERS: Readonly<Record<ChapterName, (evidence: StudyEvidence, setting: Setting) => Chapter>> = {
  tasks: (evidence, { told }) => tasksChapter(evidence, told),
  summary: summaryChapter,
  question: questionChapter,
  space: spaceChapter,
  strategies: strategiesChapter,
  search: (evidence, { look, told }) => searchChapter(evidence, look, told.includes('appendix')),
  leak: leakChapterOf,
  comparison: (evidence, { look }) => comparisonChapter(evidence, look),
  confirmation: confirmationChapter,
  'within-noise': withinNoiseChapter,
  trust: trustChapter,
  limitations: limitationsChapter,
  compute: computeChapter,
  reproducibility: reproducibilityChapter,
  'language-models': (evidence, { authored }) => languageModelsChapter(evidence, authored.languageModels),
  checklists: (evidence, { authored, told }) => checklistsChapter(evidence, authored.answers, told),
  references: (evidence, { before }) => referencesChapter(evidence, before),
  appendix: appendixChapter,
};

/** @param look of its figures; on paper the light one */
export function studyReport(evidence: StudyEvidence, authored: Authored, look = lightLook): Report {
  const date = authored.date || dateText(evidence.madeAt);
  const told = TEMPLATES[authored.template].chapters.filter((name) => !authored.leftOut.includes(name));
  const chapters = told.reduce<readonly Chapter[]>((before, name) => {
    const own = CHAPTERS[name](evidence, { look, authored, told, before });
    return [...before, withText(own, authored.texts[name] ?? '')];
  }, []);
  return {
    title: authored.title || evidence.study.name,
    subtitle: `Report of a hyperparameter search on ${evidence.study.about.title}, ${date}`,
    author: authored.author,
    course: authored.course,
    chapters,
    margin: authored.template === 'assignment' ? marginOf(chapters) : {},
  };
}

/** What the author adds stands apart, as no number of it follows from the study. */
function withText(chapter: Chapter, markdown: string): Chapter {
  const blocks = markdownBlocks(markdown);
  if (blocks.length === 0) return chapter;
  const own = { heading: 'Added by the author', anchor: `${chapter.anchor}-added`, blocks };
  return { ...chapter, sections: [own, ...chapter.sections] };
}
