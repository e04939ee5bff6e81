/** A data set that is known and not on this machine. */
import type { Job } from './job.ts';
import type { DatasetSummary } from './dataset.ts';

export interface MissingDataset {
  readonly summary: DatasetSummary;
  /** Hosts and archives as a person reads them, in the order in which they are tried. */
  readonly sources: readonly string[];
  /** To be fetched. */
  readonly bytes: number;
  readonly licence: string;
  /** The fetch that is under way or was the last one, or null. */
  readonly fetch: Job | null;
}
