/** Trials from the queue to their end, with their epochs. */
import type { Environment, Epoch, Params, Reason, Trial, TrialState } from '../../shared/model.ts';
import type { RowResultsByPartition } from '../../shared/row-results.ts';
import type { Change } from './change.ts';

export interface NewTrial {
  readonly sessionId: number;
  readonly params: Params;
  readonly epochs: number;
  readonly modelSeed: number;
  readonly parent: number | null;
  readonly rung: number | null;
  readonly bracket: number | null;
  readonly repeats?: number | null;
  readonly reason: Reason;
  readonly memo: unknown;
  /** How many results of the session the decision knew; all that there are by default. */
  readonly askedAfter?: number | undefined;
}

export interface TrialEnd {
  readonly state: Extract<TrialState, 'completed' | 'stopped' | 'failed' | 'diverged'>;
  readonly failure: string | null;
  /** When it had trained, in ISO 8601; now by default. */
  readonly at?: string | undefined;
  /** Why a stopped trial was stopped. */
  readonly stopReason?: Reason | undefined;
}

/** The end of a trial that has trained, which does not count yet. */
export interface HeldEnd extends TrialEnd {
  readonly state: Exclude<TrialEnd['state'], 'stopped'>;
  readonly at: string;
}

/** What a worker has told of one epoch. */
export interface ToldEpoch {
  readonly epoch: Epoch;
  /** See `WithEpoch`. */
  readonly rowResults: RowResultsByPartition;
}

/** Of which trial of a session something is. */
export interface OfTrial {
  readonly trialId: number;
  readonly ordinal: number;
}

/** What is committed together with an epoch. */
export interface WithEpoch {
  /** Of an epoch that may decide the trial. They take the place of those of the epoch before it. */
  readonly rowResults?: RowResultsByPartition | undefined;
  /** Finishes the trial, so that a decision on this epoch is never without it. */
  readonly end?: TrialEnd | undefined;
}

export type Marks = Change<Trial, 'starred' | 'tags' | 'note'>;

export interface TrialStore {
  /**
   * Adds a queued trial with the next number of its study and the next ordinal of its session. One with a parent takes over the
   * parent's `epochsDone`, `bestEpoch`, `stopValue` and `value`: what it inherits counts as its own.
   */
  addTrial(trial: NewTrial): Trial;
  startTrial(trialId: number, worker: number, environment: Environment): void;
  /** Where the trial was last trained; null where it never was. */
  environment(trialId: number): Environment | null;
  /** Where trials of the study were trained, each once. */
  environmentsOfStudy(studyId: number): readonly Environment[];
  /**
   * Commits one epoch and moves the trial's best epoch where *stop* is strictly better (by the study's objective).
   * An epoch that is already there must be the same (durations aside).
   * @throws DifferentEpoch where it is another one than is recorded.
   */
  recordEpoch(trialId: number, epoch: Epoch, also?: WithEpoch): void;
  /** Gives the trial its place among the session's results. A finished trial is never changed again. */
  finishTrial(trialId: number, end: TrialEnd): Trial;
  /** Keeps an end until it counts, which is when the trial is finished with it. */
  holdEnd(trialId: number, end: HeldEnd): void;
  /** Of the session's trials, in the order in which they were held. */
  heldEnds(sessionId: number): readonly (HeldEnd & OfTrial)[];
  /**
   * Keeps an epoch until it is recorded, or its trial finished without it. One that is already kept must be the same (durations aside).
   * @throws DifferentEpoch where it is another one than is kept.
   */
  holdEpoch(trialId: number, told: ToldEpoch): void;
  /** Those of the session's trials that are not recorded, in the order in which they were held. */
  heldEpochs(sessionId: number): readonly (ToldEpoch & OfTrial)[];
  /** Back to the queue, keeping its epochs; `lostWorker` counts a retry. */
  requeueTrial(trialId: number, lostWorker: boolean): void;
  annotateTrial(trialId: number, marks: Marks): void;
  trial(trialId: number): Trial;
  /** Id of the trial of that number in the study. @throws TrialdeckError not-found */
  trialNumbered(studyId: number, number: number): number;
  trialByOrdinal(sessionId: number, ordinal: number): Trial;
  /** All trials of a session in the order of asking, or those after an ordinal. */
  trialsOf(sessionId: number, after?: number): readonly Trial[];
  /** Those that wait or train, in the order of asking. */
  unfinishedTrials(sessionId: number): readonly Trial[];
  /** Whether any trial of the session has begun to train, or has ended. */
  hasBegun(sessionId: number): boolean;
  /**
   * Those that were asked for last and never began, without a trace: nothing is known by them. One before a trial that has begun stays, as
   * places in a session are without gaps.
   */
  deleteWaitingTrials(sessionId: number): void;
  /** Sessions, running or not, that have trials in the state `running`. */
  sessionsWithRunningTrials(): readonly number[];
  /** Epochs of the trial, those of its ancestors first. */
  epochs(trialId: number): readonly Epoch[];
}
