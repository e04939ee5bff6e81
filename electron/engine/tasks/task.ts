/** What the rest of the engine must know of a kind of task, and nothing else of it. One folder implements one kind. */
import type { CheckName, Implausible } from '../../../shared/audit.ts';
import type { ParameterSummary } from '../../../shared/catalogue.ts';
import type { ForeignSession } from '../../../shared/foreign-session.ts';
import type { Judged, Measure } from '../../../shared/measure.ts';
import type { Params, PartitionName, Space, Study, Trial } from '../../../shared/model.ts';
import type { TaskWords } from '../../../shared/report/study/task-words.ts';
import type { SearchRequest, TaskRequest } from '../../../shared/search-request.ts';
import type { Cannot, Task, TaskAbout } from '../../../shared/task.ts';
import type { Cost } from './cost.ts';
import type { HeldPartitions, PartitionFiles, PartitionFolders, WholeFile } from './partition-files.ts';
import type { Roles } from './roles.ts';
import type { RowsKnown } from './rows-known.ts';
import type { GivenOptions, TaskOption } from './task-option.ts';
import type { Yardstick } from './yardstick.ts';

/** What a study of the kind is made of, from a request. */
export interface TaskPlan extends Judged {
  readonly task: Task;
  /** The beginning of the study's name. */
  readonly title: string;
  readonly space: Space;
  /** The most epochs of a trial where the request does not say. */
  readonly epochs: number;
}

/**
 * @param trialdeck version that reads it
 * @throws TrialdeckError usage, where the document has another form or its trials cannot stand beside those of the study
 */
export type ReadSearch = (document: unknown, study: Pick<Study, 'task' | 'maxEpochs'>, trialdeck: string) => ForeignSession;

/** What a thread may do first, so that what trials train on is prepared at once. */
export interface Aside {
  /** Whether preparing is over at once as it is. */
  isDone(task: Task, folders: PartitionFolders): boolean;
  /** In the thread. @throws TrialdeckError, where it cannot be had */
  make(task: Task, folders: PartitionFolders): WholeFile;
  /** Takes the thread's word for what it has made. */
  believe(made: WholeFile): void;
}

/** How far a trial has trained, and what that is held against. */
export type HowFar = Pick<Trial, 'params' | 'epochs' | 'epochsDone' | 'bestEpoch'>;

/** How long workers may take, where the task knows better than the pool. */
export interface TaskLimits {
  readonly epochMs?: number;
}

/** Functions of a task are given one of their own kind. All are pure but `prepare`: threads that think ask them too. */
export interface TaskKind {
  readonly name: string;
  /** What an epoch of it is, in a few words. */
  readonly epoch: string;
  /** The parameters that a space may have; null where a study may have any. */
  readonly parameters: readonly ParameterSummary[] | null;
  /** What can be measured of its trials, the default objective first; null where each study says what. */
  readonly measures: readonly Measure[] | null;
  /** Where a request names no space; null where it must. */
  readonly space: Space | null;
  readonly cannot: Cannot;
  /** The checks of an audit that its studies can have, and why they have no others, in a sentence; null where they have all. */
  readonly audited: { readonly checks: readonly CheckName[]; readonly whyNoOthers: string | null };
  /** A value beyond which its trials are not believed; null where nothing is known. */
  implausible(task: Task): Implausible | null;
  /** Whether its workers are kept to the files that they are given and start no process. */
  readonly confined: boolean;
  /** Values that a person would start from, by the name of the parameter. */
  readonly usual: Params;
  /** What shows how fast this machine trains such trials; null where only a study's own trials can. */
  readonly yardstick: (() => Yardstick) | null;
  /** @throws TrialdeckError usage, naming field, value and rule */
  plan(request: SearchRequest): TaskPlan;
  /** What the terminal takes to say what trials are, beside what every search takes. */
  readonly options: readonly TaskOption[];
  /** The part of a request that those options make. @param folder that paths are relative to */
  asked(given: GivenOptions, folder: string): TaskRequest;
  /**
   * What trials train on, held until it is released; null where there is nothing. To be called before a trial is promised.
   * @throws TrialdeckError, where it cannot be had
   */
  prepare(task: Task, partitions: PartitionFiles): HeldPartitions | null;
  /** What takes long in preparing; null where nothing does. */
  readonly aside: Aside | null;
  /** Names the rows of all partitions: the same for studies that share them; null where trials have data of their own. */
  rowsName(task: Task): string | null;
  /** The rows of a partition, to say something of each. @throws TrialdeckError unavailable, where trials have data of their own */
  rows(task: Task, partition: PartitionName, partitions: PartitionFiles): RowsKnown;
  limits(task: Task): TaskLimits;
  /** What trials cost, so that searches can be simulated and their length be told. */
  cost(task: Task): Cost;
  roles(task: Task): Roles;
  /** The same with *confirm* measured, for runs that confirm. To be asked where `cannot.confirm` is null. */
  confirming(task: Task): Task;
  /** The same as it is looked into: nothing is measured that no look needs. To be asked where `cannot.inspect` is null. */
  inspecting(task: Task): Task;
  /** How many weights a trial trains; null where nobody knows. */
  weights(task: Task, params: Params): number | null;
  /** What window and terminal are told of it. */
  about(task: Task): TaskAbout;
  /** What the report of a study says of it. */
  inReport(study: Pick<Study, 'task' | 'measures'>): TaskWords;
  /** The command of a person's that trials run; null where they run none. */
  commandOf(task: Task): string | null;
  /** @throws TrialdeckError usage, with a field such as `units`, where a configuration of the space cannot be tried */
  check(params: Params, space: Space): void;
  /** What it means that a trial diverged in that epoch, in a sentence. */
  divergence(epoch: number): string;
  /** Why an epoch that is trained again may come out differently, and what helps, in sentences. */
  readonly differing: string;
  /** Reads what another program has written of a search by itself; null where no such form is known. */
  readonly readSearch: ReadSearch | null;
  /** Whether nothing of the trial is left to train, as it has all its epochs or would be ended before the next one. */
  hasTrained(trial: HowFar): boolean;
  /** Why a trial that has ended cannot be trained further by a person's wish, in a sentence; null where it can. */
  refusalToContinue(trial: Trial): string | null;
}
