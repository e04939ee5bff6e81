/** The report of a study: every chapter is there, and one whose data are not says so, and how to get them. */
import { lightLook, type ChartLook } from '../../charts/look.ts';
import { dateText } from '../../format/date.ts';
import type { Chapter, Report } from '../report.ts';
import { appendixChapter } from './chapters/appendix.ts';
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
import { trustChapter } from './chapters/trust.ts';
import { withinNoiseChapter } from './chapters/within-noise.ts';
import type { StudyEvidence } from './evidence.ts';

/** In the order in which they are read. */
const CHAPTERS: readonly ((evidence: StudyEvidence, look: ChartLook) => Chapter)[] = [
  summaryChapter,
  questionChapter,
  spaceChapter,
  strategiesChapter,
  searchChapter,
  leakChapterOf,
  comparisonChapter,
  confirmationChapter,
  withinNoiseChapter,
  trustChapter,
  limitationsChapter,
  computeChapter,
  reproducibilityChapter,
  languageModelsChapter,
];

/** @param look of its figures; on paper the light one */
export function studyReport(evidence: StudyEvidence, look = lightLook): Report {
  const chapters = CHAPTERS.map((chapterOf) => chapterOf(evidence, look));
  return {
    title: evidence.study.name,
    subtitle: `Report of a hyperparameter search on ${evidence.study.about.title}, ${dateText(evidence.madeAt)}`,
    chapters: [...chapters, referencesChapter(evidence, chapters), appendixChapter(evidence)],
  };
}
