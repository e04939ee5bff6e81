/** What a trial of a study is, as plain data: a network on a data set, or a program of the user's. */
import type { DatasetSummary, Split } from './dataset.ts';
import { TrialdeckError } from './errors.ts';

export interface NetworkTask {
  readonly kind: 'network';
  readonly dataset: DatasetSummary;
  readonly split: Split;
  /** Whether *confirm* is measured after every epoch, so that searches replayed on the study can be judged on it. */
  readonly recordConfirm: boolean;
}

export interface ProgramTask {
  readonly kind: 'program';
  /** The program and its arguments, in which the names in braces are filled in: parameters, `{epochs}`, `{seed}`, `{trial}`. */
  readonly command: readonly string[];
  /** Where the program is started. */
  readonly folder: string;
  /** How long an epoch may take at the most; null for as long as it takes. */
  readonly secondsAnEpoch: number | null;
  /** Whether the program measures *stop* apart from *select*; else both are the one set of values that it gives. */
  readonly separateStop: boolean;
}

export type Task = NetworkTask | ProgramTask;

/** What is said of a program that gives one set of values. */
export const SAME_ROWS = 'how long a trial runs and which one wins are decided on the same values';

/** What the trials of the study are about, in a few words. */
export function taskTitle(task: Task): string {
  return task.kind === 'network' ? task.dataset.title : task.command.join(' ');
}

/** How many rows the trials' values were measured on; null where that is not known. */
export function valueRows(task: Task): number | null {
  return task.kind === 'network' ? task.split.select : null;
}

/** The task of trials that are networks. @throws TrialdeckError unavailable, where they are programs. */
export function networkOf(task: Task): NetworkTask {
  if (task.kind === 'network') return task;
  const text = 'The trials of this study are programs: there is no data set, no vault and no network to look into.';
  throw new TrialdeckError('unavailable', text);
}
