/** A data set on disk, and the table of those that are known. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { TrialdeckError } from '../../../../../shared/errors.ts';
import type { DatasetSummary } from '../../../../../shared/dataset.ts';
import type { Folders } from '../../../folders.ts';
import type { DatasetSource, Download } from './dataset-source.ts';
import { FASHION_MNIST } from './fashion-mnist.ts';
import { GENERATED, writeGenerated } from './generated.ts';
import { readIdx, readLabelledPictures } from './idx.ts';

export interface LabelledRows {
  /** [rows, features] row-major, 0 to 255. */
  readonly inputs: Uint8Array;
  readonly labels: Uint8Array;
}

export type DatasetFolders = Pick<Folders, 'datasets' | 'shipped'>;
export type FetchableDataset = DatasetSource & { readonly download: Download };

export const DATASETS: readonly DatasetSource[] = [FASHION_MNIST, { ...GENERATED, write: writeGenerated }];

/** @throws TrialdeckError usage, for a name that is not known. */
export function datasetSource(name: string): DatasetSource {
  const source = DATASETS.find(({ summary }) => summary.name === name);
  if (source) return source;
  const known = DATASETS.map(({ summary }) => summary.name).join(', ');
  throw new TrialdeckError('usage', `Unknown data set ${name}; known are ${known}.`, 'dataset');
}

/** The data sets whose files are there, or can be made. */
export function installedDatasets(folders: DatasetFolders): readonly DatasetSummary[] {
  return DATASETS.filter((source) => source.write !== undefined || folderOf(source, folders) !== null).map(
    ({ summary }) => summary,
  );
}

/** The data sets that can be fetched and are not there. */
export function missingDatasets(folders: DatasetFolders): readonly FetchableDataset[] {
  return DATASETS.filter(isFetchable).filter((source) => folderOf(source, folders) === null);
}

/** @throws TrialdeckError usage, for a name that is not known or a data set that is made. */
export function fetchableDataset(name: string): FetchableDataset {
  const source = datasetSource(name);
  if (isFetchable(source)) return source;
  throw new TrialdeckError('usage', `${source.summary.title} is made by Trialdeck and need not be fetched.`, 'dataset');
}

/**
 * The rows outside the vault. The vault's files are not opened here, nor anywhere that a search reaches.
 * @throws TrialdeckError unavailable, field `dataset`, where the files are missing or were damaged; failure, where one is no
 *   such file, by its name.
 */
export function readDataset(name: string, folders: DatasetFolders): LabelledRows {
  const source = datasetSource(name);
  return readChecked(source, datasetFolder(source, folders), source);
}

/**
 * Where the files of the data set lie; they are made where they can be.
 * @throws TrialdeckError unavailable, field `dataset`, where one is missing.
 */
export function datasetFolder(source: DatasetSource, folders: DatasetFolders): string {
  const own = path.join(folders.datasets, source.summary.name);
  if (source.write && !existsSync(path.join(own, source.labels))) source.write(own);
  const folder = folderOf(source, folders);
  if (folder === null) throw missing(source);
  return folder;
}

/** Rows of two files of the data set, once these are seen to be the official ones. */
export function readChecked(
  source: DatasetSource,
  folder: string,
  files: Pick<DatasetSource, 'images' | 'labels'>,
): LabelledRows {
  const [images, labels] = [path.join(folder, files.images), path.join(folder, files.labels)];
  for (const file of [images, labels]) check(source, file);
  const read = readLabelledPictures(images, labels);
  return { inputs: read.pictures.values, labels: read.labels };
}

/** Pictures of one file of the data set without their labels, once it is seen to be the official one. */
export function readCheckedInputs(source: DatasetSource, folder: string, images: string): Uint8Array {
  const file = path.join(folder, images);
  check(source, file);
  return readIdx(file, 3).values;
}

/** The folder that has every file: in the cache, or beside the program. */
function folderOf({ summary, images, labels, download }: DatasetSource, { datasets, shipped }: DatasetFolders): string | null {
  const names = download === null ? [images, labels] : Object.keys(download.files);
  const places = [datasets, ...(shipped === undefined ? [] : [shipped])].map((place) => path.join(place, summary.name));
  return places.find((place) => names.every((name) => existsSync(path.join(place, name)))) ?? null;
}

function isFetchable(source: DatasetSource): source is FetchableDataset {
  return source.download !== null;
}

/** A damaged file is taken out of the way, so that the data set counts as missing and can be fetched again. */
function check({ summary, download }: DatasetSource, file: string): void {
  if (download === null) return;
  const found = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (found === download.files[path.basename(file)]!.sha256) return;
  rmSync(file, { force: true });
  throw new TrialdeckError(
    'unavailable',
    `${file} was damaged (its SHA-256 is not that of the official file) and is removed. ${howToFetch(summary)}`,
    'dataset',
  );
}

function missing({ summary }: DatasetSource): TrialdeckError {
  return new TrialdeckError('unavailable', `${summary.title} is not on this machine yet. ${howToFetch(summary)}`, 'dataset');
}

function howToFetch({ name }: DatasetSummary): string {
  return `Fetch it on the Data screen, or with: trialdeck fetch ${name}`;
}
