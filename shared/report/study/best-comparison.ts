import type { ComparisonEvidence, Verdict } from '../../evidence.ts';
import type { Experiment } from '../../experiment.ts';
import type { StudyEvidence } from './evidence.ts';

export interface ToldComparison {
  readonly experiment: Experiment;
  readonly evidence: ComparisonEvidence;
  readonly verdict: Verdict;
}

/** The comparisons that say something, in the order of the evidence: the first is told in full. */
export function toldComparisons({ comparisons }: Pick<StudyEvidence, 'comparisons'>): readonly ToldComparison[] {
  return comparisons.flatMap(({ progress: { experiment }, evidence, verdict }) =>
    evidence === null || verdict === null ? [] : [{ experiment, evidence, verdict }],
  );
}
