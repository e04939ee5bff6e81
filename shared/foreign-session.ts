/** A session that another program searched, as it is read in: plain data, with the times that the program recorded. */
import type { Budget, Environment, Epoch, Params, Reason, StrategyChoice } from './model.ts';

export interface ForeignTrial {
  readonly params: Params;
  readonly modelSeed: number;
  /** Cumulative target of epochs. */
  readonly target: number;
  /** Ordinal of the trial that it continues, from 1, or null. */
  readonly parent: number | null;
  readonly rung: number | null;
  readonly bracket: number | null;
  readonly reason: Reason;
  /** Those that it trained itself: after its parent's, one after another. */
  readonly epochs: readonly Epoch[];
  readonly state: 'completed' | 'failed' | 'diverged';
  readonly failure: string | null;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly finishedAt: string;
}

export interface ForeignSession {
  /** An entry of the catalogue that is `elsewhere`. */
  readonly strategy: StrategyChoice;
  readonly seed: number;
  readonly budget: Budget;
  readonly environment: Environment;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** In the order in which they were asked for. */
  readonly trials: readonly ForeignTrial[];
}
