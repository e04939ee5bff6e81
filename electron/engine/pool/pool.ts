/**
 * Where trials are trained. The runner is handed a way to open a pool and knows nothing else of it: not how many machines
 * there are, nor how workers are started, nor where files lie.
 *
 * What every pool promises (tests/support/pool-conformance.ts holds it to that):
 *
 * - **Ownership.** A trial that `train` took belongs to one worker, as one attempt, until its end is told. A trial is not
 *   given to a second worker before that.
 * - **One end.** Of every attempt the listener is told exactly one end: `onEnd`, `onFailed` or `onLost`. Its epochs come before
 *   that, in order, and none after it. Whatever a former attempt still says counts for nothing. After `close` nothing is told.
 * - **Checkpoints.** When an epoch is told, its checkpoint lies in the owner's folder. A trial goes on from the one content
 *   that its work names, or not at all.
 * - **Stop** is a wish: the worker ends the attempt after the epoch that it is training, or the attempt ends otherwise before
 *   that. The end is told as always.
 * - **Loss.** A worker of which nothing is heard in time is ended like one that is gone, and its attempt is lost. A lost
 *   attempt may have trained an epoch that nobody was told of: its checkpoint may be ahead of what is on record.
 * - **The owner's machine.** Where it cannot keep a checkpoint that a worker brings, as its disk is full, the attempt has failed by
 *   the machine's fault; it is not lost.
 * - **Arithmetic.** A trial that has begun goes to workers with the arithmetic that it began on, and to no other.
 * - **Words.** A worker that says what no worker says, or not at that point (conversation.ts), is ended like one that is gone, with
 *   what it said as the reason, and its attempt is lost.
 * - **Lease.** A worker that has nothing to do is asked for a word now and then, and replaced where none comes.
 * - **Workers come and go.** One that is lost is started again; only where several starts in a row fail is the pool broken.
 *   `resize` starts further ones, or lets some go: first those that have nothing to do, at once, then others when their trial
 *   or inspection has ended. One that was to go and is wanted again stays.
 */
import type { Clock } from '../../../shared/clock.ts';
import type { WorkerStatus } from '../../../shared/contract/searches.ts';
import type { Environment, Epoch } from '../../../shared/model.ts';
import type { RowResultsByPartition } from '../../../shared/row-results.ts';
import type { Seen } from '../../../shared/trial-detail.ts';
import type { Fault } from '../fault.ts';
import type { NamedFile } from '../named-file.ts';
import type { TrainingEnd } from '../tasks/trainer.ts';
import type { InspectionWork } from './protocol.ts';
import type { TimeLimits } from './time-limits.ts';
import type { TrialWork } from './work.ts';

export interface PoolListener {
  /** A worker has nothing to do. */
  onIdle(): void;
  onEpoch(trialId: number, epoch: Epoch, rowResults: RowResultsByPartition): void;
  onEnd(trialId: number, end: TrainingEnd): void;
  /** The trial cannot be trained; its worker is well, or another one takes its place. */
  onFailed(trialId: number, message: string, fault: Fault): void;
  /** The trial's worker is gone; another one takes its place. */
  onLost(trialId: number, reason: string): void;
  /** Workers cannot be started: none is replaced any more. */
  onBroken(reason: string): void;
}

export interface Assignment {
  readonly trialId: number;
  readonly number: number;
  readonly work: TrialWork;
  /** What the trial began on; null where it may begin anywhere. */
  readonly began: Environment | null;
  /** Called before the worker hears of the trial. */
  assigned(worker: number, environment: Environment): void;
}

/** now: an idle worker has the arithmetic; later: one that is busy has it, or one that is starting may; never: none has it. */
export type Reach = 'now' | 'later' | 'never';

export interface Pool {
  /** Gives the trial to an idle worker with its arithmetic. False when there is none. */
  train(assignment: Assignment): boolean;
  hasIdle(): boolean;
  /** Whether a trial that began there can go on here. */
  reach(began: Environment | null): Reach;
  /** Asks the trial's worker to stop after the epoch that it is training. */
  stop(trialId: number): void;
  /** The answer to an epoch of a trial that is to train on; needed where the pool was opened with `answers`. */
  goOn(trialId: number): void;
  /** @throws TrialdeckError busy, where no worker is free. Rejects where the worker is lost. */
  inspect(inspection: InspectionWork): Promise<Seen>;
  /** How many workers there are from now on, see above. @param workers at least 1 */
  resize(workers: number): void;
  status(): readonly WorkerStatus[];
  /** Ids of the processes on this machine that stand for live workers. */
  pids(): readonly number[];
  close(): void;
}

export interface PoolOptions {
  readonly workers: number;
  /** What trials are. */
  readonly kind: string;
  /** Whether workers are kept to the files that they are given. */
  readonly confined: boolean;
  /** What trials train on; null where the task has no data. */
  readonly data: NamedFile | null;
  /** The owner's folder for checkpoints. */
  readonly checkpointFolder: string;
  /** Of this machine. */
  readonly environment: Omit<Environment, 'engine' | 'tensorflow'>;
  /** Whether every epoch is answered, by `goOn` or `stop`, and workers wait for it; else they train on by themselves. */
  readonly answers?: boolean | undefined;
  readonly clock: Clock;
  /** A worker above this is replaced when its trial has ended. */
  readonly recycleAboveBytes?: number | undefined;
  readonly limits?: Partial<TimeLimits> | undefined;
}

/** Starts the workers at once; they announce themselves by `onIdle`. */
export type OpenPool = (options: PoolOptions, listener: PoolListener) => Pool;
