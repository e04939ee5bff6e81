/** When a session asks for another trial, and in which order what was trained of the others is counted. */
export interface TrialOnClock {
  readonly ordinal: number;
  /** What one of its epochs costs, in any unit that is the same for all. */
  readonly epochCost: number;
  /** Epochs that it is to train itself. */
  readonly epochs: number;
}

/** How far a trial is known to be, in epochs that it has trained itself. */
export interface Progress {
  /** Those that the clock has come to. */
  readonly counted: number;
  /** Those that were trained, at least as many. */
  readonly trained: number;
  /** Whether it is known to have ended after these. */
  readonly ended: boolean;
}

/** What is to be counted next. */
export interface Tick {
  readonly ordinal: number;
  /** Whether it is an epoch that was not counted yet. */
  readonly epoch: boolean;
  /** Whether the trial ends with it. */
  readonly ends: boolean;
}

export interface Clock {
  /** A trial was asked for or queued. */
  add(trial: TrialOnClock): void;
  /** The trial's end was counted, whatever ended it. @param epochs its length on the clock, see `lengthOf` */
  end(ordinal: number, epochs: number): void;
  /** Whether another trial is to be asked for before anything else is counted. */
  isFree(): boolean;
  /** Null where nothing can be counted before more is known. */
  next(): Tick | null;
}
