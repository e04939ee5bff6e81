/**
 * The nouns of the product, as plain readonly data.
 *
 * A *study* asks one question: one task, one search space, one objective. A *session* is one run of one
 * strategy in a study. A *trial* is one configuration trained once. Everything in a study can be compared.
 */
import type { JobState } from './job-state.ts';
import type { Judged, Values } from './measure.ts';
import type { Task } from './task.ts';

// ------------------------------------------------------------------ spaces

/** Null and lists are choices of other programs: "no limit", the widths of all layers. */
export type ParameterValue = number | string | boolean | null | readonly ParameterValue[];
export type Params = Readonly<Record<string, ParameterValue>>;

/** Bounds of a number, which belong to it. */
export interface Within {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}
/** Listed values, or numbers within bounds. */
export type Wanted = readonly ParameterValue[] | Within;

/** Holds when every named parameter is there and has one of the listed values, or lies within the bounds. */
export type Condition = Readonly<Record<string, Wanted>>;

/** The words that a dimension carries, shown by the terminal, the window and the report, and what concerns other dimensions. */
export interface DimensionText {
  readonly why?: string | undefined;
  readonly rangeWhy?: string | undefined;
  readonly expectedImpact?: string | undefined;
  /** When the dimension is active. */
  readonly when?: Condition | undefined;
  /** Combinations, with values of other dimensions, that no configuration has. */
  readonly forbidden?: readonly Condition[] | undefined;
}

/**
 * What a person believes before anything is measured: a normal distribution cut off at the bounds. On a logarithmic scale it is
 * log-normal, and the deviation is a factor.
 */
export interface Prior {
  readonly centre: number;
  readonly deviation: number;
}

interface NumberDimension<Type extends 'float' | 'int'> extends DimensionText {
  readonly type: Type;
  readonly low: number;
  readonly high: number;
  readonly scale?: 'linear' | 'log' | undefined;
  /** Distance of neighbouring values; on a logarithmic scale their ratio. */
  readonly step?: number | undefined;
  readonly prior?: Prior | undefined;
  /** The value to begin with, which is believed to be a good one. */
  readonly default?: number | undefined;
}
export type FloatDimension = NumberDimension<'float'>;
export interface IntDimension extends NumberDimension<'int'> {
  /** What all values are multiples of, on whatever scale. */
  readonly multipleOf?: number | undefined;
}
export interface CategoricalDimension extends DimensionText {
  readonly type: 'categorical';
  readonly values: readonly ParameterValue[];
  /** How likely each value is believed to be, beside the others. */
  readonly weights?: readonly number[] | undefined;
  /** The value to begin with, which is believed to be a good one. */
  readonly default?: ParameterValue | undefined;
}
export interface FixedDimension extends DimensionText {
  readonly type: 'fixed';
  readonly value: ParameterValue;
}
export type Dimension = FloatDimension | IntDimension | CategoricalDimension | FixedDimension;

/** Parameter name to dimension; the order is the order of drawing and of display. */
export type Space = Readonly<Record<string, Dimension>>;

// ------------------------------------------------------------------ partitions

/** `stop` decides how long a trial trains, `select` which configuration wins, `confirm` is read by no search decision. */
export const PARTITION_NAMES = ['train', 'stop', 'select', 'confirm'] as const;
export type PartitionName = (typeof PARTITION_NAMES)[number];

// ---------------------------------------------------------------- study, session

export interface Study extends Judged {
  readonly id: number;
  readonly name: string;
  readonly createdAt: string;
  readonly task: Task;
  readonly space: Space;
  /** The most epochs that any trial of the study may train; learning-rate schedules span it. */
  readonly maxEpochs: number;
  readonly starred: boolean;
  readonly archived: boolean;
  readonly note: string;
  /** True for a study that came with the product. */
  readonly sample: boolean;
}

export interface Budget {
  readonly trials?: number | undefined;
  readonly epochs?: number | undefined;
  readonly seconds?: number | undefined;
}

export interface StrategyChoice {
  readonly name: string;
  readonly options: Readonly<Record<string, ParameterValue>>;
}

export interface Session {
  readonly id: number;
  readonly studyId: number;
  /** What people call it by: counts from 1 within its study, in the order in which sessions were asked for. */
  readonly number: number;
  /** The job that runs it: `state`, `stopped`, `failure`, `finishedAt` and `activeMs` are the job's. */
  readonly jobId: number;
  readonly strategy: StrategyChoice;
  /** What may end a trial early, whatever the strategy, or null. */
  readonly stopRule: StrategyChoice | null;
  readonly seed: number;
  readonly budget: Budget;
  readonly workers: number;
  /**
   * Virtual workers of the clock that its decisions follow, so that the real ones change the time alone; null where results count
   * as they come.
   */
  readonly width: number | null;
  /** Whether the end of its budget measures the leading configurations again, with other model seeds. */
  readonly remeasure: boolean;
  /** The command that starts its workers, as it was written; null for processes of this machine. */
  readonly on: string | null;
  /** finished: the budget is spent, nothing is left to try, or a person ended it. */
  readonly state: JobState;
  /** Whether a person finished it before its budget was spent. */
  readonly stopped: boolean;
  /** Why it was paused or failed. */
  readonly failure: string | null;
  /** Why it has nothing more to ask for; null while it has, where a person finished it, and of sessions that ended before this was kept. */
  readonly ended: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** Milliseconds spent running, over all working periods. */
  readonly activeMs: number;
}

// ------------------------------------------------------------------- trials

/** queued: waits for a worker; stopped: ended early by a stop rule; diverged: its loss left the finite numbers. */
export type TrialState = 'queued' | 'running' | 'completed' | 'stopped' | 'failed' | 'diverged';

/** Why a trial was asked for: plain data with a sentence, shown wherever the trial is. */
export interface Reason {
  readonly text: string;
  readonly [detail: string]: unknown;
}

export interface Trial {
  readonly id: number;
  readonly sessionId: number;
  /** What people call it by: counts from 1 within its study, in the order of asking. */
  readonly number: number;
  /** Its place in its session, in the order of asking, from 1: what chance, checkpoints and strategies go by. */
  readonly ordinal: number;
  readonly params: Params;
  /** Cumulative target: a promoted trial's includes the epochs of its ancestors. */
  readonly epochs: number;
  /** Seed of initial weights, batch order and dropout masks. A promoted trial has that of its root. */
  readonly modelSeed: number;
  readonly state: TrialState;
  readonly failure: string | null;
  /** Epochs trained so far, those inherited from a parent included. */
  readonly epochsDone: number;
  readonly bestEpoch: number | null;
  /** The stop metric at the best epoch. */
  readonly stopValue: number | null;
  /** The select metric at the best epoch: the trial's value. */
  readonly value: number | null;
  /** Ordinal of the trial, in the same session, that this one continues. */
  readonly parent: number | null;
  readonly rung: number | null;
  readonly bracket: number | null;
  /** Ordinal of the trial, in the same session, whose configuration this one measures again with another model seed. */
  readonly repeats: number | null;
  readonly reason: Reason;
  /** Why a rule or a person ended a stopped trial; null for any other. */
  readonly stopReason: Reason | null;
  /** The strategy's own plain data, returned to it in the history. */
  readonly memo: unknown;
  /** How many results of the session were known when the trial was asked for. */
  readonly askedAfter: number;
  /** Place among the session's results, from 1; null until the trial has ended. */
  readonly sequence: number | null;
  /** How often a worker was lost under it. */
  readonly retries: number;
  readonly worker: number | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** Training time without queueing. */
  readonly durationMs: number;
  readonly starred: boolean;
  readonly tags: readonly string[];
  readonly note: string;
}

/** What one epoch of a trial came to. */
export interface Epoch {
  /** Counts from 1. */
  readonly epoch: number;
  /** Of training and measuring; in a study that records *confirm* processor time, without measuring *confirm*. */
  readonly durationMs: number;
  /** As the optimizer saw the rows (dropout on), without penalties: the mean over the epoch's batches. */
  readonly train: Values;
  readonly stop: Values;
  readonly select: Values;
  /** Only where a study records it for every epoch. */
  readonly confirm: Values | null;
  /** What the task knows of the epoch beside its measures: `learning_rate`, say. */
  readonly facts: Values;
}

/** Where a trial or a measurement was made. */
export interface Environment {
  readonly trialdeck: string;
  readonly node: string;
  /** Null where no network of ours was trained. */
  readonly tensorflow: string | null;
  /** What trained: `native` or `reference` for networks, `elsewhere` for another tuner, whose session was read in, else the kind of task. */
  readonly engine: string;
  readonly platform: string;
  readonly cpu: string;
  readonly cores: number;
  readonly threadsPerWorker: number;
  readonly gitCommit: string | null;
}

export const FINISHED_STATES: readonly TrialState[] = ['completed', 'stopped', 'failed', 'diverged'];
