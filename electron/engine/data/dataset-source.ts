import type { DatasetSummary } from '../../../shared/model.ts';

/** What the program knows about a data set before any file is opened. */
export interface DatasetSource {
  readonly summary: DatasetSummary;
  /** Names of the two files outside the vault, in the data set's folder. */
  readonly images: string;
  readonly labels: string;
  /** SHA-256 of the files outside the vault, unpacked. */
  readonly fingerprints: Readonly<Record<string, string>> | null;
  /** Makes the files, where they need not be fetched. */
  readonly write?: (folder: string) => void;
}
