/** Opens a partition file as the rows that a network of classes can train on. */
import { TrialdeckError } from '../../../../../shared/errors.ts';
import { PARTITION_NAMES } from '../../../../../shared/model.ts';
import { openPartitionFile } from '../data/open-partition-file.ts';
import { readRows, readTargets } from '../data/partition-rows.ts';
import { standardisationBy } from '../data/standardisation.ts';
import type { TrainingJob } from '../../trainer.ts';
import type { TrainingRows } from './rows.ts';

/** The partition file of a network's training. */
export function fileOf({ dataFile }: Pick<TrainingJob, 'dataFile'>): string {
  if (dataFile === null) throw new Error('A network trains on data, and none were named.');
  return dataFile;
}

/** @throws TrialdeckError failure, where the file is missing or damaged, or where its first target is no class. */
export function openPartitions(file: string): TrainingRows {
  const opened = openPartitionFile(file);
  const [target] = opened.targets;
  const labels = readTargets(opened, 0);
  if (target?.kind !== 'class' || !(labels instanceof Int32Array))
    throw new TrialdeckError('failure', `The partition file ${file} cannot be used: its first target is no class.`);
  const { features, elements, statistics, rows, partitions } = opened;
  return {
    features,
    classes: target.classes,
    standardisation: standardisationBy(statistics, elements === 'uint8' ? 255 : 1),
    rows,
    partitions: new Map(PARTITION_NAMES.flatMap((name) => (partitions[name] ? [[name, partitions[name]] as const] : []))),
    inputs: { elements, file, read: (range) => readRows(opened, range).inputs },
    labels,
  };
}
