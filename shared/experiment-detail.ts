import type { ComparisonEvidence, Verdict } from './evidence.ts';
import type { ExperimentProgress } from './experiment.ts';

/** An experiment with all that can be said of it so far. */
export interface ExperimentDetail {
  readonly progress: ExperimentProgress;
  /** Null before the first run has finished. */
  readonly evidence: ComparisonEvidence | null;
  readonly verdict: Verdict | null;
}
