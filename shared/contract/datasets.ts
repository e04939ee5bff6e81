/** The data sets that studies are about, and how they come onto this machine. */
import type { DatasetFetch } from '../dataset-fetch.ts';
import type { DatasetSummary, Split } from '../dataset.ts';
import type { PartitionName } from '../model.ts';
import { parseDatasetFolder, parseDatasetName } from '../parse/dataset.ts';
import { parseStudyId } from '../parse/study.ts';
import { optional, type ArgumentParsers } from './argument-parsers.ts';
import type { VaultReading } from './studies.ts';

export interface DatasetDetail {
  readonly summary: DatasetSummary;
  readonly split: Split;
  /** counts[partition][class] */
  readonly counts: Readonly<Record<PartitionName, readonly number[]>>;
  /** Some rows of each class; pixels 0 to 255, row-major. The vault's rows are never sent. */
  readonly samples: Readonly<Record<PartitionName, readonly { readonly label: number; readonly pixels: readonly number[] }[]>>;
  readonly vaultReadings: readonly (VaultReading & { readonly studyName: string })[];
}

export interface DatasetCalls {
  dataset(name: string, studyId?: number): DatasetDetail;
  /** Begins to fetch a data set, from a folder with its files where one is named; `dataset` events say how far it is. */
  fetchDataset(name: string, folder?: string): void;
  /** Files that arrived whole stay. */
  cancelFetch(name: string): void;
}

export interface DatasetEvents {
  /** The fetch of a data set has begun, moved on or ended; at most four times a second. */
  dataset: DatasetFetch;
}

export const datasetCalls = {
  dataset: [parseDatasetName, optional(parseStudyId)],
  fetchDataset: [parseDatasetName, optional(parseDatasetFolder)],
  cancelFetch: [parseDatasetName],
} satisfies ArgumentParsers<DatasetCalls>;
