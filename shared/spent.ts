/** What was spent on a study, whatever came of it. */
import type { TrialState } from './model.ts';

/** Trials that ended alike. */
export interface Spent {
  /** Trained for the search, or again to confirm what it has found. */
  readonly purpose: 'search' | 'again';
  readonly state: TrialState;
  readonly trials: number;
  /** That they trained themselves. */
  readonly epochs: number;
  /** Training time, added up over the workers. */
  readonly durationMs: number;
}
