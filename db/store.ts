/**
 * What the rest of the product asks of the database. One process writes (the owner of the data folder), any number read.
 * Everything is synchronous; every call that writes is one transaction, committed when it returns.
 */
import type { ConfirmationStore } from './store/confirmations.ts';
import type { Exported, Imported } from './store/copies.ts';
import type { ExperimentStore } from './store/experiments.ts';
import type { JobStore } from './store/jobs.ts';
import type { RecordingStore } from './store/recordings.ts';
import type { RowResultStore } from './store/row-results.ts';
import type { SearchStore } from './store/searches.ts';
import type { SessionStore } from './store/sessions.ts';
import type { ShownTrialStore } from './store/shown-trials.ts';
import type { StudyStore } from './store/studies.ts';
import type { TrialStore } from './store/trials.ts';
import type { VaultReadingStore } from './store/vault-readings.ts';

export interface Store
  extends
    StudyStore,
    JobStore,
    SessionStore,
    TrialStore,
    SearchStore,
    RowResultStore,
    ShownTrialStore,
    RecordingStore,
    ExperimentStore,
    ConfirmationStore,
    VaultReadingStore {
  readonly file: string;
  readonly readOnly: boolean;
  close(): void;
  /** Copies the whole database into a new file while others go on; see back-up.ts. */
  backUp(file: string, own: number, signal: AbortSignal, onPages: (done: number, of: number) => void): Promise<void>;
  /**
   * Writes the study with everything to a new database file of its own; pruned, as much as a report needs.
   * @throws TrialdeckError usage where the file exists
   */
  exportStudy(studyId: number, file: string, exported?: Exported): void;
  /** Copies the studies of such a file that are not here yet; returns their ids here. What ran there is paused here. */
  importStudies(file: string, options: Imported): readonly number[];
  /** Undefined where the key was never set. */
  setting(key: string): unknown;
  setSetting(key: string, value: unknown): void;
}
