/** The rows of *select* that the fewest trials get right. */
import type { HardRow, HardRows } from '../../../shared/contract/rows.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { networkOf } from '../../../shared/network/task.ts';
import type { Store } from '../../../db/store.ts';
import { openPartitionFile, readPartition } from '../tasks/network/data/partition-file.ts';
import type { StudyPartitions } from '../tasks/network/data/study-partitions.ts';

const MOST_SHOWN = 60;

/** @throws TrialdeckError unavailable, where no rows are counted; whatever keeps the data set from being read */
export function hardRows(store: Store, partitions: StudyPartitions, studyId: number): HardRows {
  const { task } = store.study(studyId);
  const known = store.countedTrials({ of: 'study', id: studyId });
  if (!known?.right)
    throw new TrialdeckError('unavailable', 'No trial of this study says which rows of select it gets right.', 'studyId');
  const { dataset, split } = networkOf(task);
  const { right, counted } = known;
  const { inputs, targets } = readPartition(openPartitionFile(partitions.fileOf(dataset, split)), 'select')!;
  const hardest = [...right.keys()].toSorted((one, other) => right[one]! - right[other]! || one - other).slice(0, MOST_SHOWN);
  const pixelsOf = (row: number): readonly number[] =>
    inputs instanceof Uint8Array ? [...inputs.subarray(row * dataset.features, (row + 1) * dataset.features)] : [];
  return {
    trials: counted,
    of: right.length,
    never: right.filter((count) => count === 0).length,
    rows: hardest.map((row): HardRow => ({ row, right: right[row]!, label: targets[0]![row]!, pixels: pixelsOf(row) })),
  };
}
