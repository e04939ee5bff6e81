/** What is asked for where a search is started; what is left out has a default. */
import type { Budget, Params, Space, StrategyChoice } from './model.ts';

/** What trials are: a kind of task, with fields that the kind checks. */
export interface TaskRequest {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export interface SearchRequest {
  /** Continue an existing study with a new session; its data, split and space are kept. */
  readonly studyId?: number | undefined;
  readonly name?: string | undefined;
  /** What trials are; networks on the default data set where nothing is said. Its kind has a parser of its own for its fields. */
  readonly task?: TaskRequest | undefined;
  readonly preset?: string | undefined;
  readonly space?: Space | undefined;
  readonly strategy?: StrategyChoice | undefined;
  /** What may end a trial early; none by default. */
  readonly stopRule?: StrategyChoice | undefined;
  readonly budget?: Budget | undefined;
  /** The most epochs of a trial. */
  readonly epochs?: number | undefined;
  /** The name of a measure of the task; its first one by default. */
  readonly objective?: string | undefined;
  readonly workers?: number | undefined;
  /** See `Session`; `usualWidth` by default. */
  readonly width?: number | null | undefined;
  /** Whether the end of the budget measures the leading configurations again, with other model seeds; not by default. */
  readonly remeasure?: boolean | undefined;
  /** A command that starts each worker, here or elsewhere; null for processes of this machine, as without it. */
  readonly on?: string | null | undefined;
  readonly seed?: number | undefined;
  /** Configurations to train before the strategy is asked. */
  readonly queue?: readonly Params[] | undefined;
}

/** A configuration to train in a manual session of a study. */
export interface QueuedTrial {
  readonly studyId: number;
  readonly params: Params;
  readonly epochs?: number | undefined;
  readonly modelSeed?: number | undefined;
  readonly continueTrialId?: number | undefined;
}
