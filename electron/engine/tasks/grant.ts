/** What workers of a task are given leave to, whichever pool starts them. */
import type { NamedFile } from '../named-file.ts';
import type { Task } from '../../../shared/task.ts';
import type { TaskKind, TaskLimits } from './task.ts';

export interface TaskGrant {
  /** What trials are. */
  readonly kind: string;
  /** Whether workers are kept to the files that they are given and start no process. */
  readonly confined: boolean;
  /** The one file that trials train on; null where the task has no data. */
  readonly data: NamedFile | null;
  readonly limits: TaskLimits;
}

/** @param task of the kind */
export function grantOf({ name, confined, limits }: TaskKind, task: Task, data: NamedFile | null): TaskGrant {
  return { kind: name, confined, data, limits: limits(task) };
}
