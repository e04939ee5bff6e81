/** The partition files of studies: drawn from their splits, kept in the cache, and the same for every study that shares both. */
import { createHash } from 'node:crypto';
import { existsSync, linkSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { DatasetSummary, Split } from '../../../../../shared/dataset.ts';
import { PARTITION_NAMES } from '../../../../../shared/model.ts';
import type { Folders } from '../../../folders.ts';
import { isAlive, thisProcess } from '../../../living-process.ts';
import type { NamedFile } from '../../../named-file.ts';
import { readDataset } from './dataset.ts';
import { PARTITION_FORMAT, isPartitionFile, takeRows, writePartitionFile } from './partition-file.ts';
import { drawSplit } from './split.ts';

/** How many partition files the cache keeps beside those in use; one of all rows has 47 MB. */
const KEPT_FILES = 8;
/** After the name, a hash of all that decides what is in the file. */
const EXTENSION = '.partitions';
/** After that, for a process that works on the file, its id and its start. */
const HELD = '.held';
const HELD_NAME = /\.(\d+)-(\d*)\.held$/;

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

/** The cache, which other processes may share. */
export function createStudyPartitions(folders: PartitionFolders): StudyPartitions {
  const holders = new Map<string, number>();

  const dropOldest = (): void => {
    const files = unusedFiles(folders.partitions)
      .map((file) => ({ file, used: statSync(file, { throwIfNoEntry: false })?.atimeMs ?? 0 }))
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
      const held = heldName(file);
      holders.set(held, (holders.get(held) ?? 0) + 1);
      return {
        data: { name: path.basename(file, EXTENSION), file: held },
        release: () => {
          const others = holders.get(held)! - 1;
          holders.set(held, others);
          if (others === 0) rmSync(held, { force: true });
        },
      };
    },
    removeUnused: () => {
      for (const file of unusedFiles(folders.partitions)) rmSync(file, { force: true });
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

/**
 * A second name of the file, this process's own, under which its workers read it. Whoever removes the first name takes nothing
 * away from them.
 */
function heldName(file: string): string {
  const { pid, startedAt } = thisProcess();
  const held = `${file}.${pid}-${startedAt ?? ''}${HELD}`;
  if (existsSync(held) && statSync(held).ino === statSync(file).ino) return held;
  rmSync(held, { force: true });
  linkSync(file, held);
  return held;
}

/** Those that no living process holds: a file that is held has more than one name. */
function unusedFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder);
  for (const name of names) if (isLeftBehind(name)) rmSync(path.join(folder, name), { force: true });
  return names
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.nlink === 1);
}

/** Whether a process held a file by the name and is gone. */
function isLeftBehind(name: string): boolean {
  const [, pid, startedAt] = HELD_NAME.exec(name) ?? [];
  return pid !== undefined && !isAlive({ pid: Number(pid), startedAt: startedAt || null });
}
