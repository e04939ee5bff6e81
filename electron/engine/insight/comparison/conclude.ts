/** Evidence and verdict of an experiment. */
import type { ComparisonEvidence, Verdict } from '../../../../shared/experiment.ts';
import { comparisonEvidence, type Comparison } from './evidence.ts';
import { verdictOn, type ByHand } from './verdict.ts';

export interface Conclusion {
  /** Both null before the first run has finished. */
  readonly evidence: ComparisonEvidence | null;
  readonly verdict: Verdict | null;
}

export function conclude(comparison: Comparison, byHand: ByHand): Conclusion {
  const evidence = comparisonEvidence(comparison);
  return { evidence, verdict: evidence && verdictOn(comparison.experiment, evidence, byHand) };
}
