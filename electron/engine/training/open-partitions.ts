/** Reads a partition file into numbers that a network can train on. */
import { PARTITION_NAMES, type PartitionName } from '../../../shared/model.ts';
import { readPartitionFile } from '../data/partition-file.ts';
import { standardise, type StandardisedRows, type TrainingRows } from './rows.ts';

/** @throws TrialdeckError failure, where the file is missing or damaged. */
export function openPartitions(file: string): TrainingRows {
  const content = readPartitionFile(file);
  const partitions = new Map<PartitionName, StandardisedRows>();
  for (const name of PARTITION_NAMES) {
    const rows = content.partitions[name];
    if (rows) partitions.set(name, standardise(rows.inputs, rows.labels, content));
  }
  return { features: content.features, classes: content.classes, partitions };
}
