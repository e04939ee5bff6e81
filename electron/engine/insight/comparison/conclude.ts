/** Evidence and verdict of an experiment. */
import type { ComparisonEvidence, Verdict } from '../../../../shared/evidence.ts';
import { weigh, type Comparison } from './evidence.ts';
import type { ByHand } from './manual-tuning.ts';
import { verdictOn } from './verdict.ts';

export interface Conclusion {
  /** Both null before the first run has finished. */
  readonly evidence: ComparisonEvidence | null;
  readonly verdict: Verdict | null;
}

export function conclude(comparison: Comparison, byHandOf: ByHand): Conclusion {
  const weighed = weigh(comparison);
  if (weighed === null) return { evidence: null, verdict: null };
  const { experiment, assignment } = comparison;
  return { evidence: weighed.evidence, verdict: verdictOn(experiment, weighed, { byHandOf, assignment }) };
}
