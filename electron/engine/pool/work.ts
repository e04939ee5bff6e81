/**
 * What a worker gets of a trial: plain data without a path in it, so that it means the same on every machine. Data and
 * checkpoints are named by their content; the pool brings them to where the worker can read them.
 */
import type { Judged, Measure } from '../../../shared/measure.ts';
import type { Params } from '../../../shared/model.ts';
import type { Task } from '../../../shared/task.ts';
import type { Roles } from '../tasks/roles.ts';

export interface TrialWork {
  /** What a trial of the study is. */
  readonly task: Task;
  /** The trial's, in its study. */
  readonly number: number;
  readonly params: Params;
  readonly modelSeed: number;
  /** Cumulative target of epochs. */
  readonly epochs: number;
  /** Learning-rate schedules span this many epochs, whatever the target. */
  readonly maxEpochs: number;
  /** What to measure on every partition. */
  readonly measures: Judged['measures'];
  /** Decides which epoch is the best, on the partition that decides. */
  readonly objective: Measure;
  /** What each partition is for. */
  readonly roles: Roles;
  /** The uid of the trial's session: a checkpoint of another session is not continued. */
  readonly session: string;
  /** What it trains on, by the name of its content; null where the task has no data. Never rows of the vault. */
  readonly data: string | null;
  readonly checkpoint: {
    /** The name under which the state after each epoch is kept, or null to keep none. */
    readonly keep: string | null;
    /** A state to continue from (the trial's own or its parent's), or null to start from the seed. */
    readonly resumeFrom: KeptState | null;
  };
  /**
   * How many epochs the owner has on record. A checkpoint may be ahead of it (the worker died between the two); the epochs in
   * between are then reported again from the checkpoint, without training.
   */
  readonly epochsKnown: number;
}

/** A checkpoint: the name that it is kept under, such as `trial-3`, and the one content that is meant. */
export interface KeptState {
  readonly name: string;
  readonly content: string;
}
