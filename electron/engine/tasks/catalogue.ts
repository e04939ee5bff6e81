import type { Task } from '../../../shared/task.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import * as kinds from './kinds.ts';
import type { TaskKind } from './task.ts';

export const TASK_KINDS: readonly TaskKind[] = Object.values(kinds);

/** What a trial is where nothing is said of it. */
export const DEFAULT_KIND: TaskKind = kinds.networkTask;

/** @throws TrialdeckError usage, where there is no such kind. */
export function kindOf({ kind }: Pick<Task, 'kind'>): TaskKind {
  const known = TASK_KINDS.find(({ name }) => name === kind);
  if (known) return known;
  const names = TASK_KINDS.map(({ name }) => name).join(' or ');
  throw new TrialdeckError('usage', `task.kind is ${JSON.stringify(kind)}; allowed is ${names}.`, 'task.kind');
}
