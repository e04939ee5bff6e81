/** The plots of a study: what is asked, and what is drawn. */
import type { Params, PartitionName, TrialState } from './model.ts';
import type { TrialColumn, TrialFilter } from './trial-table.ts';

export interface PlotPoint {
  readonly id: number;
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

/** Everything about how much of the study a plot shows, so that it can say so. */
export interface Shown {
  readonly matched: number;
  readonly shown: number;
  /** How the rest was left out: drawn in full, sampled, or counted in bins. */
  readonly by: 'all' | 'sample' | 'bins';
}

/** What the best so far is expected to owe to chance alone, were all trials equally good; see `shared/statistics/winners-curse.ts`. */
export interface WinnersCurse {
  /** How many of the trials shown there are. */
  readonly trials: number;
  /** In the unit of the objective, above 0, at places (x) from the first result to the last, ascending. */
  readonly excess: readonly { readonly x: number; readonly y: number }[];
}

/** Trials counted in the cells of a grid. Edges ascend, one more than there are columns or rows. */
export interface Bins {
  readonly xEdges: readonly number[];
  readonly yEdges: readonly number[];
  /** Cells with at least one trial, row by row from the lowest y. */
  readonly cells: readonly (readonly [column: number, row: number, trials: number])[];
}

/** What a learning curve shows: a measure of the study, by its name, on a partition. */
export interface CurveMetric {
  readonly partition: PartitionName;
  readonly measure: string;
}

export type PlotRequest = { readonly studyId: number; readonly filter?: TrialFilter | undefined } & (
  | { readonly kind: 'history' }
  | {
      readonly kind: 'curves';
      readonly metric: CurveMetric;
      readonly top: number;
      readonly trialIds?: readonly number[] | undefined;
    }
  | { readonly kind: 'parallel'; readonly parameters: readonly string[] }
  | { readonly kind: 'slice'; readonly parameter: string }
  | { readonly kind: 'scatter'; readonly x: TrialColumn; readonly y: TrialColumn }
  | { readonly kind: 'contour'; readonly x: string; readonly y: string }
  | { readonly kind: 'distribution' }
  | { readonly kind: 'timeline' }
  | { readonly kind: 'brackets'; readonly sessionId: number }
);

export type PlotData =
  | {
      readonly kind: 'history';
      readonly shown: Shown;
      readonly points: readonly PlotPoint[];
      readonly incumbent: readonly PlotPoint[];
      /** The place of the last that matches, with a value or without; 0 where none has ended. */
      readonly last: number;
      /** Null where it is not known how much of a value is luck. */
      readonly curse: WinnersCurse | null;
      /** All trials, where not every one of them is a point; else null. */
      readonly bins: Bins | null;
    }
  | {
      readonly kind: 'curves';
      readonly shown: Shown;
      readonly curves: readonly {
        readonly id: number;
        readonly number: number;
        readonly rank: number | null;
        readonly values: readonly (number | null)[];
      }[];
      /** The rest as a density: for each epoch the 5, 25, 50, 75 and 95 % quantiles. */
      readonly density: readonly (readonly number[])[];
    }
  | {
      readonly kind: 'parallel';
      readonly shown: Shown;
      readonly rows: readonly {
        readonly id: number;
        readonly number: number;
        readonly value: number | null;
        readonly params: Params;
      }[];
    }
  | {
      readonly kind: 'slice' | 'scatter';
      readonly shown: Shown;
      readonly points: readonly (PlotPoint & { readonly value: number | null })[];
      /** All trials, where not every one of them is a point; else null. */
      readonly bins: Bins | null;
    }
  | {
      readonly kind: 'contour';
      readonly shown: Shown;
      readonly xLabels: readonly string[];
      readonly yLabels: readonly string[];
      /** Row-major from the lowest y; null where no trial fell. */
      readonly cells: readonly {
        readonly x: number;
        readonly y: number;
        readonly mean: number;
        readonly best: number;
        readonly count: number;
        readonly bestTrialId: number;
      }[];
    }
  | {
      readonly kind: 'distribution';
      readonly shown: Shown;
      readonly series: readonly {
        readonly sessionId: number;
        readonly values: readonly number[];
        readonly shares: readonly number[];
      }[];
    }
  | {
      readonly kind: 'timeline';
      readonly shown: Shown;
      readonly spans: readonly {
        readonly id: number;
        readonly number: number;
        readonly worker: number;
        readonly startMs: number;
        readonly endMs: number;
        readonly state: TrialState;
      }[];
    }
  | {
      readonly kind: 'brackets';
      readonly shown: Shown;
      /**
       * Every rung that a trial has entered, counted over all matching trials, and where the whole session is drawn while it
       * is not over, every planned one; by bracket, then from rung 0.
       */
      readonly rungs: readonly BracketRung[];
      readonly trials: readonly BracketTrial[];
    };

export interface BracketRung {
  /** Null where the strategy has rungs but no brackets, as ASHA. */
  readonly bracket: number | null;
  readonly rung: number;
  /** Cumulative epochs after it. */
  readonly epochs: number;
  readonly trials: number;
  readonly finished: number;
  /** Trials that a trial of a higher rung continues. */
  readonly promoted: number;
  /** How many trials it is to hold, if none fails and the budget lasts; null where that is not known or no longer planned. */
  readonly planned: number | null;
}

export interface BracketTrial {
  readonly id: number;
  readonly number: number;
  readonly bracket: number | null;
  readonly rung: number;
  /** Number of the trial that it continues; in a replay numbers are ordinals. */
  readonly parent: number | null;
  readonly state: TrialState;
  readonly epochs: number;
  readonly epochsDone: number;
  /** By which the rung ranks. */
  readonly stopValue: number | null;
  readonly value: number | null;
}
