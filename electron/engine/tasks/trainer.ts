/** What it means to train one trial, whoever does it: an engine for networks, a program of the user's or a formula in a test. */
import type { Environment, Epoch } from '../../../shared/model.ts';
import type { RowResultsByPartition } from '../../../shared/row-results.ts';
import type { TrialWork } from '../pool/work.ts';

/** What a worker was given, with its files found. */
export interface TrainingJob extends Omit<TrialWork, 'data' | 'checkpoint'> {
  /** The file that its data name; null where the task has none. */
  readonly dataFile: string | null;
  /** Where the state after each epoch is written, or null to keep none. */
  readonly checkpointFile: string | null;
  /** A state to continue from (the trial's own or its parent's), or null to start from the seed. */
  readonly resumeFrom: string | null;
}

export type TrainingEnd =
  /** The target was reached, patience ended it, or it had no more to train: each is a completed trial. */
  | { readonly state: 'completed'; readonly endedBy: 'target' | 'patience' | 'itself' }
  /** A rule or a person stopped it after an epoch. */
  | { readonly state: 'stopped' }
  /** The loss left the finite numbers in this epoch. */
  | { readonly state: 'diverged'; readonly epoch: number };

/**
 * Called after each epoch, when its checkpoint is on disk. Answers whether to go on. The trainer awaits the answer: a
 * worker takes that moment to read its messages, as an epoch blocks the event loop.
 * @param rowResults what the network made of each row of *select* and of *confirm*, where the epoch decides the trial from now on
 *   and they are kept.
 */
export type EpochListener = (epoch: Epoch, rowResults: RowResultsByPartition) => EpochAnswer | Promise<EpochAnswer>;
export type EpochAnswer = 'continue' | 'stop';

/** What trains, as far as it can change the numbers. */
export type TrainerIdentity = Pick<Environment, 'engine' | 'tensorflow'>;

export interface Trainer extends TrainerIdentity {
  /**
   * Trains until the target, patience, divergence or the listener ends it.
   * @throws TrialdeckError where the parameters are not legal or a checkpoint cannot be used.
   */
  train(job: TrainingJob, onEpoch: EpochListener): TrainingEnd | Promise<TrainingEnd>;
}
