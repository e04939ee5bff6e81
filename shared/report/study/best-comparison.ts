import type { StudyOverview } from '../../contract/studies.ts';
import type { ComparisonEvidence, Verdict } from '../../evidence.ts';
import type { Experiment } from '../../experiment.ts';
import type { ExperimentDetail } from '../../experiment-detail.ts';
import { countedText } from '../../format/count.ts';
import { FEWEST_PAIRS } from '../../statistics/comparison-levels.ts';
import type { StudyEvidence } from './evidence.ts';

export interface ToldComparison {
  readonly experiment: Experiment;
  readonly evidence: ComparisonEvidence;
  readonly verdict: Verdict;
  /** On which it was made: the report's own, or another one that is cited. */
  readonly study: StudyOverview;
  readonly isCited: boolean;
}

type Compared = Pick<StudyEvidence, 'study' | 'comparisons' | 'cited'>;

/** The comparisons that say something, the one that answers first: the largest of the study, or the cited one where that is too small. */
export function toldComparisons({ study, comparisons, cited }: Compared): readonly ToldComparison[] {
  const own = comparisons.flatMap((each) => told(each, study, false));
  const other = cited === null ? [] : told(cited.comparison, cited.study, true);
  const [largest, ...rest] = own;
  if (largest === undefined) return other;
  return largest.evidence.pairs < FEWEST_PAIRS ? [...other, ...own] : [largest, ...other, ...rest];
}

/** All, whether they say something or not. */
export function comparedIn({ comparisons, cited }: Pick<Compared, 'comparisons' | 'cited'>): readonly Experiment[] {
  return [...comparisons, ...(cited === null ? [] : [cited.comparison])].map(({ progress }) => progress.experiment);
}

/** Whose answer it is, for who reads the answer alone; empty where it is the study's own. */
export function sourceText({ isCited, evidence, study }: ToldComparison): string {
  if (!isCited) return '';
  return `So says a comparison that is cited: ${countedText(evidence.pairs, 'pair')} of searches, replayed on the study “${study.name}”.`;
}

function told(
  { progress: { experiment }, evidence, verdict }: ExperimentDetail,
  study: StudyOverview,
  isCited: boolean,
): readonly ToldComparison[] {
  return evidence === null || verdict === null ? [] : [{ experiment, evidence, verdict, study, isCited }];
}
