/** What trials made of each row, and what the best one is worth by that. */
import type { Corrected } from '../../shared/corrected.ts';
import type { ConfigurationRuns, CountedScope, CountedTrials, TrialToCount } from '../../shared/counted-trials.ts';
import type { PartitionName } from '../../shared/model.ts';
import type { RowResults } from '../../shared/row-results.ts';

export interface EpochRowResults extends RowResults {
  readonly epoch: number;
  readonly partition: PartitionName;
}

export interface RowResultStore {
  /**
   * What is kept of the rows of *select*, and of *confirm* where it was recorded: of the trial those of its best epoch, of its
   * ancestors, whose rungs it has climbed, those that were best at the end of each; by epoch, *select* first. Empty for trials of
   * former versions.
   */
  rowResults(trialId: number): readonly EpochRowResults[];
  /** Null where nothing of the study or session was counted yet. */
  countedTrials(scope: CountedScope): CountedTrials | null;
  keepCountedTrials(scope: CountedScope, counted: CountedTrials): void;
  /** The next results after one of them, in their order, at most so many. */
  trialsToCount(scope: CountedScope, after: number, most: number): readonly TrialToCount[];
  /** Those configurations of which a result up to that one has at least the gain, each by the number of one of its trials. */
  configurationsInReach(scope: CountedScope, upTo: number, gain: number): readonly number[];
  /** Those of the trial's configuration up to that result, with their rows; null where no rows are known. */
  configurationRuns(scope: CountedScope, upTo: number, number: number): ConfigurationRuns | null;
  /** Studies and sessions with results that are not counted yet. */
  scopesToCount(): readonly CountedScope[];
  /** The best value of the session, corrected for having been chosen. */
  correctedSession(sessionId: number): Corrected;
}
