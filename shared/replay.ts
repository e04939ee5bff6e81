/** A search on the recorded curves of a study: nothing is trained. */
import type { BestKnown } from './best-known.ts';
import type { ComparisonEvidence } from './evidence.ts';
import type { ExperimentAxis, IncumbentStep } from './experiment.ts';
import type { Budget, Params, Reason, StrategyChoice, TrialState } from './model.ts';

/** A study on which searches can be replayed: every configuration of its space is recorded to its last epoch. */
export interface Recording {
  readonly studyId: number;
  readonly configurations: number;
  /** Of each configuration, at most. */
  readonly epochs: number;
  /** Of training every configuration once: means over its model seeds. */
  readonly totalEpochs: number;
  readonly totalSeconds: number;
  /** With how many a configuration was trained; each trial of a replay meets one of them, drawn from its seed. */
  readonly modelSeeds: { readonly fewest: number; readonly most: number };
  /** Whether *confirm* is recorded for every epoch. */
  readonly confirm: boolean;
}

export interface ReplayRequest {
  readonly studyId: number;
  readonly strategy: StrategyChoice;
  readonly stopRule?: StrategyChoice | undefined;
  readonly seed?: number | undefined;
  /** Epochs by default, a tenth of the recording. */
  readonly budget?: Budget | undefined;
  /** Simulated ones; 1 by default. */
  readonly workers?: number | undefined;
  /** See `Session`; `usualWidth` by default. */
  readonly width?: number | null | undefined;
}

export interface ReplayedTrial {
  /** From 1, in the order of asking. */
  readonly ordinal: number;
  readonly params: Params;
  readonly state: TrialState;
  /** Cumulative, those of its parent included, as in a session. */
  readonly epochs: number;
  readonly epochsDone: number;
  readonly parent: number | null;
  readonly rung: number | null;
  readonly bracket: number | null;
  readonly reason: Reason;
  /** From 0. */
  readonly worker: number;
  /** Of the simulated clock. */
  readonly startMs: number;
  readonly endMs: number;
  readonly bestEpoch: number | null;
  readonly stopValue: number | null;
  readonly value: number | null;
  /**
   * On *confirm* after as many epochs: the mean of the configuration's other model seeds, as its own is the one that the search chose
   * by. Where some configuration has one only, that of its own.
   */
  readonly confirmValue: number | null;
  /** The stop metric after each epoch from the first; null where it was not finite. */
  readonly curve: readonly (number | null)[];
}

/** What a search would have done. */
export interface Replay {
  readonly studyId: number;
  readonly strategy: StrategyChoice;
  readonly stopRule: StrategyChoice | null;
  readonly seed: number;
  readonly budget: Budget;
  readonly workers: number;
  readonly width: number | null;
  /** Why it ended, in a sentence. */
  readonly ended: string;
  readonly spent: Readonly<Record<ExperimentAxis, number>>;
  readonly path: readonly IncumbentStep[];
  readonly measure: ComparisonEvidence['measure'];
  readonly bestKnown: BestKnown;
  /** Distance of the last incumbent's measure to it, at least 0; null where there is no incumbent. */
  readonly regret: number | null;
  readonly trials: readonly ReplayedTrial[];
}
