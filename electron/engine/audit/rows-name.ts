import { isNetwork } from '../../../shared/network/task.ts';
import type { Task } from '../../../shared/task.ts';
import type { StudyPartitions } from '../tasks/network/data/study-partitions.ts';

/** Raised when the rows are looked at in another way, so that what was found before is found again. */
const WAY = 1;

/** What findings about the rows of a task are kept by; null where its rows are not known here. */
export function rowsName(task: Task, partitions: Pick<StudyPartitions, 'nameOf'>): string | null {
  return isNetwork(task) ? `${partitions.nameOf(task.dataset, task.split)}.${WAY}` : null;
}
