/** What counting the rows of a study's trials begins with. */
import { objectiveOf } from '../../../shared/measure.ts';
import type { PartitionName, Study } from '../../../shared/model.ts';
import { refusalOf } from '../../../shared/corrected.ts';
import { valueRows } from '../../../shared/task.ts';
import { kindOf } from '../tasks/catalogue.ts';
import type { PartitionFiles } from '../tasks/partition-files.ts';
import type { RowsAsked } from './count-rows.ts';

/**
 * Null where nothing can be said of the trials' rows; `refusalOf` says why.
 * @throws TrialdeckError, where the classes of the rows must be known and the data set cannot be read
 */
export function rowsAsked(study: Study, partitions: PartitionFiles): RowsAsked | null {
  const objective = objectiveOf(study);
  const rows = valueRows(study.task);
  if (rows === null || refusalOf(objective, rows) !== null) return null;
  return {
    measure: { goal: objective.goal },
    rows,
    labels: objective.classesAlike ? labelsOf(study, 'select', partitions) : null,
  };
}

/** The class of each row of a partition. @throws TrialdeckError, where the data set cannot be read */
export function labelsOf({ task }: Pick<Study, 'task'>, partition: PartitionName, partitions: PartitionFiles): Int32Array {
  return kindOf(task).rows(task, partition, partitions).labels;
}
