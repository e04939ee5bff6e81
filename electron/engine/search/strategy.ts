/**
 * What a search strategy is: a pure function from what happened so far to what to do next.
 *
 * History is the state. A strategy has no field, no clock and no file; the same history and the same chance give the
 * same decision, so resuming after a crash is asking again and a test is a table of histories.
 */
import type { StrategyEntry } from '../../../shared/catalogue.ts';
import type { Directed } from '../../../shared/measure.ts';
import type { Params, ParameterValue, Reason, Space, Trial } from '../../../shared/model.ts';
import type { Random } from '../../../shared/random.ts';
import type { RungPlan } from './rungs/brackets.ts';

export type Decision =
  | {
      readonly kind: 'run';
      readonly params: Params;
      /** Cumulative target of epochs. */
      readonly epochs: number;
      /** Ordinal of the trial to continue, or null to start afresh. */
      readonly parent: number | null;
      readonly rung: number | null;
      readonly bracket: number | null;
      readonly reason: Reason;
      /** Ordinal of the trial whose configuration is measured again, with another model seed. */
      readonly repeats?: number;
      /** The part of the space that it was drawn from, where that is not the whole. */
      readonly part?: Space;
      /** Plain data that comes back in the history. */
      readonly memo?: unknown;
    }
  /** Nothing to do until a running trial ends. */
  | { readonly kind: 'wait' }
  /** The session is over. */
  | { readonly kind: 'done'; readonly why: string };

/** A trial as a strategy sees it, in the order of asking; those without a `sequence` still run. */
export type HistoryTrial = Pick<
  Trial,
  | 'ordinal'
  | 'params'
  | 'epochs'
  | 'epochsDone'
  | 'state'
  | 'stopValue'
  | 'value'
  | 'parent'
  | 'rung'
  | 'bracket'
  | 'memo'
  | 'askedAfter'
  | 'sequence'
>;

/** `goal`: which of two values is better. */
export interface SearchProblem extends Directed {
  readonly space: Space;
  /** The most epochs that a trial may train. */
  readonly maxEpochs: number;
  /** How many trials the session may ask for, or null where another budget ends it. */
  readonly maxTrials: number | null;
}

export type Ask = (problem: SearchProblem, history: readonly HistoryTrial[], random: Random) => Decision;

/** A strategy with everything that people read about it. */
export interface Strategy extends StrategyEntry {
  /** Whether it may continue a finished trial, so that the checkpoints of a session must be kept until it ends. */
  readonly promotes: boolean;
  /** Whether it fits a model to the history, which takes longer than sending what has changed of it to a thread. */
  readonly thinks: boolean;
  /** Why the strategy cannot search this problem, in one sentence, or null where it can. */
  refusal?(problem: SearchProblem, options: StrategyOptions): string | null;
  /** The brackets of a strategy that knows them before it starts; ASHA's rungs, whose sizes no one knows, are none. */
  plan?(problem: SearchProblem, options: StrategyOptions): RungPlan;
  /** @param options complete, as `completeChoice` gives them. */
  create(options: StrategyOptions): Ask;
}

export type StrategyOptions = Readonly<Record<string, ParameterValue>>;
