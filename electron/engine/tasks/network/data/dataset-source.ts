import type { Implausible } from '../../../../../shared/audit.ts';
import type { DatasetSummary } from '../../../../../shared/dataset.ts';

/** What the program knows about a data set before any file is opened. */
export interface DatasetSource {
  readonly summary: DatasetSummary;
  /** Names of the two files outside the vault, in the data set's folder. */
  readonly images: string;
  readonly labels: string;
  /** Those of the vault, which one function alone opens: see vault.ts. */
  readonly vault: { readonly images: string; readonly labels: string };
  /** What there is to fetch, or null where the files are made. */
  readonly download: Download | null;
  /** Of fully connected networks; null where nothing is known. */
  readonly implausible: Implausible | null;
  /** Makes the files, where they need not be fetched. */
  readonly write?: (folder: string) => void;
}

export interface Download {
  readonly licence: string;
  /** By name, the vault's files among them. */
  readonly files: Readonly<Record<string, DownloadedFile>>;
}

export interface DownloadedFile {
  /** SHA-256 of the unpacked bytes, in hexadecimal: archives may have been packed anew. */
  readonly sha256: string;
  /** As it is fetched, packed by gzip. */
  readonly packedBytes: number;
}

/** What a fetch of the files would bring, in bytes. */
export function packedBytesOf(files: Download['files'], names: readonly string[] = Object.keys(files)): number {
  return names.reduce((sum, name) => sum + files[name]!.packedBytes, 0);
}
