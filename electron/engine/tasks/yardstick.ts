import type { Params } from '../../../shared/model.ts';
import type { Task } from '../../../shared/task.ts';

/** Trainings that show how fast a machine is. */
export interface Yardstick {
  readonly task: Task;
  readonly trainings: readonly { readonly params: Params; readonly epochs: number }[];
}
