/** The rows of *select* that the fewest trials get right. */
import type { HardRow, HardRows } from '../../../shared/contract/rows.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { Store } from '../../../db/store.ts';
import { kindOf } from '../tasks/catalogue.ts';
import type { PartitionFiles } from '../tasks/partition-files.ts';

const MOST_SHOWN = 60;

/** @throws TrialdeckError unavailable, where no rows are counted; whatever keeps the data set from being read */
export function hardRows(store: Store, partitions: PartitionFiles, studyId: number): HardRows {
  const { task } = store.study(studyId);
  const known = store.countedTrials({ of: 'study', id: studyId });
  if (!known?.right)
    throw new TrialdeckError('unavailable', 'No trial of this study says which rows of select it gets right.', 'studyId');
  const { right, counted } = known;
  const { labels, pictureOf } = kindOf(task).rows(task, 'select', partitions);
  const hardest = [...right.keys()].toSorted((one, other) => right[one]! - right[other]! || one - other).slice(0, MOST_SHOWN);
  return {
    trials: counted,
    of: right.length,
    never: right.filter((count) => count === 0).length,
    rows: hardest.map((row): HardRow => ({ row, right: right[row]!, label: labels[row]!, pixels: pictureOf(row) })),
  };
}
