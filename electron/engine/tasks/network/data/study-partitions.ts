/** The partition files of studies: drawn from their splits, kept in the cache, and the same for every study that shares both. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { DatasetSummary, Split } from '../../../../../shared/dataset.ts';
import { PARTITION_NAMES } from '../../../../../shared/model.ts';
import type { Folders } from '../../../folders.ts';
import type { NamedFile } from '../../../named-file.ts';
import { readDataset } from './dataset.ts';
import { PARTITION_FORMAT, isPartitionFile, takeRows, writePartitionFile } from './partition-file.ts';
import { drawSplit } from './split.ts';

/** How many partition files the cache keeps beside those in use; one of all rows has 47 MB. */
const KEPT_FILES = 8;
/** After the name, a hash of all that decides what is in the file. */
const EXTENSION = '.partitions';

type PartitionFolders = Pick<Folders, 'partitions' | 'datasets' | 'shipped'>;

/** A partition file that stays where it is until it is released. */
export interface HeldPartitions {
  /** What a worker is granted of it. */
  readonly data: NamedFile;
  /** To be called once. */
  release(): void;
}

export interface StudyPartitions {
  /** The file, made where it is not there yet; another study may push it out. @throws TrialdeckError, where the data set cannot be read. */
  fileOf(dataset: DatasetSummary, split: Split): string;
  /** The same for as long as somebody works on it. */
  hold(dataset: DatasetSummary, split: Split): HeldPartitions;
  /** Whatever study needs one of the removed files makes it again. */
  removeUnused(): void;
}

/** The cache of one process. One that does not own the data folder removes nothing: it cannot know what the owner works on. */
export function createStudyPartitions(folders: PartitionFolders, isOwner: boolean): StudyPartitions {
  const holders = new Map<string, number>();
  const unused = (): readonly string[] => partitionFiles(folders.partitions).filter((file) => !holders.has(file));

  const dropOldest = (): void => {
    if (!isOwner) return;
    const files = unused()
      .map((file) => ({ file, used: statSync(file).atimeMs }))
      .sort((left, right) => right.used - left.used);
    for (const { file } of files.slice(KEPT_FILES - 1)) rmSync(file, { force: true });
  };

  const fileOf = (dataset: DatasetSummary, split: Split): string => {
    if (!existsSync(pathOf(dataset, split, folders))) dropOldest();
    return partitionFileOf(dataset, split, folders);
  };

  return {
    fileOf,
    hold: (dataset, split) => {
      const file = fileOf(dataset, split);
      holders.set(file, (holders.get(file) ?? 0) + 1);
      return {
        data: { name: path.basename(file, EXTENSION), file },
        release: () => {
          const others = holders.get(file)! - 1;
          if (others > 0) holders.set(file, others);
          else holders.delete(file);
        },
      };
    },
    removeUnused: () => {
      for (const file of unused()) rmSync(file, { force: true });
    },
  };
}

/** The file, made where it is not there yet or was damaged. @throws TrialdeckError, where the data set cannot be read. */
export function partitionFileOf(dataset: DatasetSummary, split: Split, folders: PartitionFolders): string {
  const file = pathOf(dataset, split, folders);
  if (isPartitionFile(file)) return file;
  const { inputs, labels } = readDataset(dataset.name, folders);
  const drawn = drawSplit(labels, dataset.classes.length, split);
  const partitions = Object.fromEntries(
    PARTITION_NAMES.map((name) => [name, takeRows(inputs, labels, dataset.features, drawn[name])]),
  );
  const targets = [{ name: 'class', kind: 'class', classes: dataset.classes.length }] as const;
  writePartitionFile(file, { features: dataset.features, targets, partitions });
  return file;
}

function pathOf(dataset: DatasetSummary, split: Split, { partitions }: Pick<Folders, 'partitions'>): string {
  const key = createHash('sha256')
    .update(JSON.stringify([PARTITION_FORMAT, dataset.hash, split]))
    .digest('hex')
    .slice(0, 24);
  return path.join(partitions, `${key}${EXTENSION}`);
}

function partitionFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => path.join(folder, name));
}
