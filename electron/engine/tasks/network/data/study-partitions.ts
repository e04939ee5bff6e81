/** The partition file of a study on a data set: drawn from its split, and the same for every study that shares both. */
import type { DatasetSummary, Split } from '../../../../../shared/dataset.ts';
import { PARTITION_NAMES } from '../../../../../shared/model.ts';
import { createPartitionFiles, type PartitionFolders, type PartitionRecipe } from '../../partition-files.ts';
import { readDataset } from './dataset.ts';
import { isPartitionFile } from './open-partition-file.ts';
import { PARTITION_FORMAT } from './partition-file.ts';
import { takeRows } from './partition-rows.ts';
import { writePartitionFile } from './write-partition-file.ts';
import { drawSplit } from './split.ts';

export function partitionsOf(dataset: DatasetSummary, split: Split): PartitionRecipe {
  return {
    key: [PARTITION_FORMAT, dataset.hash, split],
    make: (file, folders) => {
      if (!isPartitionFile(file)) writeRows(file, dataset, split, folders);
    },
  };
}

/** The file, made where it is not there yet or was damaged. @throws TrialdeckError, where the data set cannot be read. */
export function partitionFileOf(dataset: DatasetSummary, split: Split, folders: PartitionFolders): string {
  return createPartitionFiles(folders).fileOf(partitionsOf(dataset, split));
}

function writeRows(file: string, dataset: DatasetSummary, split: Split, folders: PartitionFolders): void {
  const { inputs, labels } = readDataset(dataset.name, folders);
  const drawn = drawSplit(labels, dataset.classes.length, split);
  const partitions = Object.fromEntries(
    PARTITION_NAMES.map((name) => [name, takeRows(inputs, labels, dataset.features, drawn[name])]),
  );
  const targets = [{ name: 'class', kind: 'class', classes: dataset.classes.length }] as const;
  writePartitionFile(file, { features: dataset.features, targets, partitions });
}
