/** Data sets that are known and not on this machine, and how they come onto it. */
import type { DatasetSummary } from './dataset.ts';

export interface MissingDataset {
  readonly summary: DatasetSummary;
  /** Hosts and archives as a person reads them, in the order in which they are tried. */
  readonly sources: readonly string[];
  /** To be fetched. */
  readonly bytes: number;
  readonly licence: string;
  /** The fetch that is under way or was the last one, or null. */
  readonly fetch: DatasetFetch | null;
}

export interface DatasetFetch {
  /** Of the data set. */
  readonly name: string;
  readonly state: 'fetching' | 'finished' | 'cancelled' | 'failed';
  /** The source that is being read, or was last. */
  readonly from: string;
  readonly receivedBytes: number;
  readonly totalBytes: number;
  /** Milliseconds since the source sent its first bytes. */
  readonly elapsedMs: number;
  /** What happened, what is safe, what to do; null unless it failed. */
  readonly failure: string | null;
}
