/** The data sets that studies are about. */
import type { Share } from '../confirmation.ts';
import type { DatasetSummary, Split } from '../dataset.ts';
import type { PartitionName } from '../model.ts';
import { parseDatasetName } from '../parse/dataset.ts';
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
  readonly vaultReadings: readonly LoggedReading[];
}

export interface LoggedReading extends VaultReading {
  /** As the study was called then: the reading outlives it. */
  readonly studyName: string;
  /** Which reading of its study it is, from 1. */
  readonly reading: number;
  /** What it gave; null where it broke off, and where its study is gone for good. */
  readonly share: Share | null;
}

export interface DatasetCalls {
  dataset(name: string, studyId?: number): DatasetDetail;
}

export const datasetCalls = {
  dataset: [parseDatasetName, optional(parseStudyId)],
} satisfies ArgumentParsers<DatasetCalls>;
