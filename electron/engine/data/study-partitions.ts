/** The partition file of a study: drawn from its split, kept in the cache, and the same for every study that shares both. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { PARTITION_NAMES, type DatasetSummary, type Split } from '../../../shared/model.ts';
import type { Folders } from '../folders.ts';
import { readDataset } from './dataset.ts';
import { PARTITION_FORMAT, isPartitionFile, takeRows, writePartitionFile } from './partition-file.ts';
import { drawSplit } from './split.ts';

/** How many partition files the cache keeps; one of all rows has 47 MB. */
const KEPT_FILES = 8;

/** The file, made where it is not there yet or was damaged. @throws TrialdeckError, where the data set cannot be read. */
export function partitionFileOf(
  dataset: DatasetSummary,
  split: Split,
  folders: Pick<Folders, 'partitions' | 'datasets' | 'shipped'>,
): string {
  const key = createHash('sha256')
    .update(JSON.stringify([PARTITION_FORMAT, dataset.hash, split]))
    .digest('hex')
    .slice(0, 24);
  const file = path.join(folders.partitions, `${key}.partitions`);
  if (isPartitionFile(file)) return file;
  const { inputs, labels } = readDataset(dataset.name, folders);
  const drawn = drawSplit(labels, dataset.classes.length, split);
  const partitions = Object.fromEntries(
    PARTITION_NAMES.map((name) => [name, takeRows(inputs, labels, dataset.features, drawn[name])]),
  );
  dropOldest(folders.partitions);
  const targets = [{ name: 'class', kind: 'class', classes: dataset.classes.length }] as const;
  writePartitionFile(file, { features: dataset.features, targets, partitions });
  return file;
}

/** Whatever study needs one makes it again. */
export function removePartitionFiles(folder: string): void {
  for (const file of partitionFiles(folder)) rmSync(file, { force: true });
}

function partitionFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.partitions'))
    .map((name) => path.join(folder, name));
}

function dropOldest(folder: string): void {
  const files = partitionFiles(folder)
    .map((file) => ({ file, used: statSync(file).atimeMs }))
    .sort((left, right) => right.used - left.used);
  for (const { file } of files.slice(KEPT_FILES - 1)) rmSync(file, { force: true });
}
