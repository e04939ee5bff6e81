/**
 * What a search strategy is: a pure function from what happened so far to what to do next.
 *
 * History is the state. A strategy has no field, no clock and no file; the same history and the same chance give the
 * same decision, so resuming after a crash is asking again and a test is a table of histories.
 */
import type { Params, Reason, Space, Trial } from '../../../shared/model.ts';
import type { Random } from '../../../shared/random.ts';

export type Decision =
  | {
      readonly kind: 'run';
      readonly params: Params;
      /** Cumulative target of epochs. */
      readonly epochs: number;
      /** Number of the trial to continue, or null to start afresh. */
      readonly parent: number | null;
      readonly rung: number | null;
      readonly bracket: number | null;
      readonly reason: Reason;
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
  | 'number'
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

export interface SearchProblem {
  readonly space: Space;
  /** True: larger values are better. */
  readonly maximize: boolean;
  /** The most epochs that a trial may train. */
  readonly maxEpochs: number;
  /** How many trials the session may ask for, or null where another budget ends it. */
  readonly maxTrials: number | null;
}

export type Ask = (problem: SearchProblem, history: readonly HistoryTrial[], random: Random) => Decision;
