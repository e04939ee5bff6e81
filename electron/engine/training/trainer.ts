/** What it means to train one trial, whoever does it: the native engine, the reference path or a formula in a test. */
import type { Epoch } from '../../../shared/model.ts';
import type { RowResults } from '../../../shared/row-results.ts';
import type { TrialWork } from '../pool/work.ts';
import type { Engine } from './network.ts';

/** What a worker was given, with its files found. */
export interface TrainingJob extends Omit<TrialWork, 'data' | 'checkpoint'> {
  /** File with the rows of train, stop, select and (only where it is recorded) confirm. Never the vault's. */
  readonly partitionFile: string;
  /** Where the state after each epoch is written, or null to keep none. */
  readonly checkpointFile: string | null;
  /** A state to continue from (the trial's own or its parent's), or null to start from the seed. */
  readonly resumeFrom: string | null;
}

export type TrainingEnd =
  /** The target was reached, or patience ended it: both are a completed trial. */
  | { readonly state: 'completed'; readonly endedBy: 'target' | 'patience' }
  /** A rule or a person stopped it after an epoch. */
  | { readonly state: 'stopped' }
  /** The loss left the finite numbers in this epoch. */
  | { readonly state: 'diverged'; readonly epoch: number };

/**
 * Called after each epoch, when its checkpoint is on disk. Answers whether to go on. The trainer awaits the answer: a
 * worker takes that moment to read its messages, as an epoch blocks the event loop.
 * @param rowResults what the network made of each row of *select*, where the epoch decides the trial from now on and they are kept.
 */
export type EpochListener = (epoch: Epoch, rowResults: RowResults | null) => EpochAnswer | Promise<EpochAnswer>;
export type EpochAnswer = 'continue' | 'stop';

export interface Trainer {
  readonly engine: 'native' | 'reference';
  readonly tensorflow: string;
  /**
   * Trains until the target, patience, divergence or the listener ends it.
   * @throws TrialdeckError where the parameters are not legal or a checkpoint cannot be used.
   */
  train(job: TrainingJob, onEpoch: EpochListener): TrainingEnd | Promise<TrainingEnd>;
  /** The engine with the rows of a partition file, for inspecting a trained network. */
  open(partitionFile: string): Engine;
}
