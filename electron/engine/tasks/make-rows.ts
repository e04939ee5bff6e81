/** What trials of a task train on, made by a thread. */
import type { Task } from '../../../shared/task.ts';
import { kindOf } from './catalogue.ts';
import type { PartitionFolders, WholeFile } from './partition-files.ts';

export interface RowsToMake {
  /** Of a kind that has something to do aside. */
  readonly task: Task;
  readonly folders: PartitionFolders;
}

/** @throws TrialdeckError, where it cannot be had */
export function makeRows({ task, folders }: RowsToMake): WholeFile {
  return kindOf(task).aside!.make(task, folders);
}
