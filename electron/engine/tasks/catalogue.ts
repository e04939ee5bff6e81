import type { Task } from '../../../shared/task.ts';
import { networkTask } from './network/network-task.ts';
import { programTask } from './program/program-task.ts';
import type { TaskKind } from './task.ts';

/** The kinds of task. */
const TASK_KINDS: Readonly<Record<Task['kind'], TaskKind>> = {
  network: networkTask,
  program: programTask,
};

export function kindOf({ kind }: Pick<Task, 'kind'>): TaskKind {
  return TASK_KINDS[kind];
}
