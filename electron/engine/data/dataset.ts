/** A data set on disk, and the table of those that are known. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { DatasetSummary } from '../../../shared/model.ts';
import type { DatasetSource } from './dataset-source.ts';
import { FASHION_MNIST } from './fashion-mnist.ts';
import { GENERATED, writeGenerated } from './generated.ts';
import { readLabelledPictures } from './idx.ts';

export interface LabelledRows {
  /** [rows, features] row-major, 0 to 255. */
  readonly inputs: Uint8Array;
  readonly labels: Uint8Array;
}

const SOURCES: readonly DatasetSource[] = [FASHION_MNIST, { ...GENERATED, write: writeGenerated }];

/** @throws TrialdeckError usage, for a name that is not known. */
export function datasetSource(name: string): DatasetSource {
  const source = SOURCES.find(({ summary }) => summary.name === name);
  if (source) return source;
  const known = SOURCES.map(({ summary }) => summary.name).join(', ');
  throw new TrialdeckError('usage', `Unknown data set ${name}; known are ${known}.`, 'dataset');
}

/** The data sets whose files are there, or can be made. */
export function installedDatasets(datasetsFolder: string): readonly DatasetSummary[] {
  return SOURCES.filter(
    ({ summary, images, write }) => write !== undefined || existsSync(path.join(datasetsFolder, summary.name, images)),
  ).map(({ summary }) => summary);
}

/**
 * The rows outside the vault. The vault's files are not opened here, nor anywhere that a search reaches.
 * @throws TrialdeckError unavailable, where the files are missing; failure, where one is damaged, by its name.
 */
export function readDataset(name: string, datasetsFolder: string): LabelledRows {
  const source = datasetSource(name);
  const folder = path.join(datasetsFolder, name);
  const [images, labels] = [path.join(folder, source.images), path.join(folder, source.labels)];
  if (source.write && !existsSync(labels)) source.write(folder);
  for (const file of [images, labels]) {
    if (!existsSync(file))
      throw new TrialdeckError('unavailable', `${source.summary.title} is not there: ${file} is missing. Run: npm run setup`);
  }
  if (source.fingerprints) [images, labels].forEach((file) => check(file, source.fingerprints![path.basename(file)]!));
  const read = readLabelledPictures(images, labels);
  return { inputs: read.pictures.values, labels: read.labels };
}

function check(file: string, wanted: string): void {
  const found = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (found !== wanted)
    throw new TrialdeckError('failure', `${file} is damaged (its SHA-256 is not that of the official file). Run: npm run setup`);
}
