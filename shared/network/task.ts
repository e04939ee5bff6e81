import type { DatasetSummary, Split } from '../dataset.ts';
import { TrialdeckError } from '../errors.ts';
import type { Task } from '../task.ts';

/** Trials that are networks on a data set. */
export interface NetworkTask extends Task {
  readonly kind: 'network';
  readonly dataset: DatasetSummary;
  readonly split: Split;
  /** Whether *confirm* is measured after every epoch, so that searches replayed on the study can be judged on it. */
  readonly recordConfirm: boolean;
}

/** The task of trials that are networks. @throws TrialdeckError unavailable, where they are something else. */
export function networkOf(task: Task): NetworkTask {
  if (isNetwork(task)) return task;
  const text = 'The trials of this study are no networks: there is no data set, no vault and no network to look into.';
  throw new TrialdeckError('unavailable', text);
}

export function isNetwork(task: Task): task is NetworkTask {
  return task.kind === 'network';
}
