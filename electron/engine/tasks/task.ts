/** What the rest of the engine must know of a kind of task, and nothing else of it. One folder implements one kind. */
import type { Judged } from '../../../shared/measure.ts';
import type { Params, Space, Trial } from '../../../shared/model.ts';
import type { SearchRequest } from '../../../shared/search-request.ts';
import type { Task } from '../../../shared/task.ts';
import type { TimeLimits } from '../pool/time-limits.ts';
import type { HeldPartitions, StudyPartitions } from './network/data/study-partitions.ts';
import type { Roles } from './roles.ts';

/** What a study of the kind is made of, from a request. */
export interface TaskPlan extends Judged {
  readonly task: Task;
  /** The beginning of the study's name. */
  readonly title: string;
  readonly space: Space;
  /** The most epochs of a trial where the request does not say. */
  readonly epochs: number;
}

/** Functions of a task are given one of their own kind. */
export interface TaskKind {
  /** Whether a trial goes on from a checkpoint; else it is trained from its start, and its epochs must come out again. */
  readonly resumable: boolean;
  /** Whether winners can be measured on rows that no search has read. */
  readonly confirmable: boolean;
  /** Whether a finished trial can be looked into. */
  readonly inspectable: boolean;
  /** Whether its workers are kept to the files that they are given and start no process. */
  readonly confined: boolean;
  /** Values that a person would start from, by the name of the parameter. */
  readonly usual: Params;
  /** @throws TrialdeckError usage, naming field, value and rule */
  plan(request: SearchRequest): TaskPlan;
  /**
   * What trials train on, held until it is released; null where there is nothing. To be called before a trial is promised.
   * @throws TrialdeckError, where it cannot be had
   */
  prepare(task: Task, partitions: StudyPartitions): HeldPartitions | null;
  roles(task: Task): Roles;
  /** The command of a person's that trials run; null where they run none. */
  commandOf(task: Task): string | null;
  /** How long workers may take for an epoch, where the kind knows better than the pool. */
  limits(task: Task): Partial<TimeLimits>;
  /** @throws TrialdeckError usage, with a field such as `units`, where a configuration of the space cannot be tried */
  check(params: Params, space: Space): void;
  /** Why the trial cannot be trained further by a person's wish; null where it can. */
  refusalToContinue(trial: Pick<Trial, 'number'>): string | null;
}
