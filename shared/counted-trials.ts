/** What is kept of the rows of a session's trials, so that one trial more costs one column and opening a study costs nothing. */
import { gainOf, type Measure } from './measure.ts';
import { rowLosses, standardErrorOf, type Strata } from './row-losses.ts';
import { unpackHits, type RowResults } from './row-results.ts';
import type { RowBootstraps } from './statistics/row-bootstraps.ts';
import {
  candidateOf,
  emptySelection,
  mergedSelections,
  withCandidate,
  type SelectionBootstrap,
} from './statistics/selection-bootstrap.ts';

/** How often the rows are drawn again. */
export const BOOTSTRAPS = 1000;

export interface CountedTrials {
  /** Counted are the session's results up to this one. */
  readonly sequence: number;
  /** Trials that the selection is made of. */
  readonly counted: number;
  /** Trials with a value of which no rows are known. */
  readonly leftOut: number;
  /** By row how many of the counted trials get it right; null where rows have losses, or none was counted. */
  readonly right: Uint32Array | null;
  readonly selection: SelectionBootstrap;
}

/** A result of the session. */
export interface TrialToCount {
  readonly number: number;
  readonly sequence: number;
  /** Null where it does not count: the trial failed, or diverged. */
  readonly value: number | null;
  /** Of *select*, at the epoch that decides the trial. */
  readonly results: RowResults | null;
}

export interface CountedRows {
  readonly measure: Pick<Measure, 'goal'>;
  readonly strata: Strata;
  readonly bootstraps: RowBootstraps;
}

export function nothingCounted(): CountedTrials {
  return { sequence: 0, counted: 0, leftOut: 0, right: null, selection: emptySelection(BOOTSTRAPS) };
}

/** @param trials the results that follow on what is counted, in their order. */
export function countTrials(counted: CountedTrials, trials: readonly TrialToCount[], rows: CountedRows): CountedTrials {
  return trials.reduce((so, trial) => ({ ...withTrial(so, trial, rows), sequence: trial.sequence }), counted);
}

function withTrial(so: CountedTrials, trial: TrialToCount, { measure, strata, bootstraps }: CountedRows): CountedTrials {
  const { number, value, results } = trial;
  if (value === null) return so;
  if (results === null) return { ...so, leftOut: so.leftOut + 1 };
  const losses = rowLosses(results, strata);
  // A loss beyond half precision is infinite: such a trial wins nowhere.
  if (!losses.every(Number.isFinite)) return { ...so, counted: so.counted + 1 };
  const known = { number, gain: gainOf(measure, value), error: standardErrorOf(losses, strata) };
  return {
    ...so,
    counted: so.counted + 1,
    right: results.kind === 'hits' ? added(so.right, unpackHits(results, bootstraps.rows)) : null,
    selection: withCandidate(so.selection, candidateOf(known, losses, bootstraps)),
  };
}

/** Of several sessions of a study. `sequence` is of none of them. */
export function countedTogether(all: readonly CountedTrials[]): CountedTrials {
  return all.reduce(
    (sum, each) => ({
      sequence: 0,
      counted: sum.counted + each.counted,
      leftOut: sum.leftOut + each.leftOut,
      right: each.right === null ? sum.right : added(sum.right, each.right),
      selection: mergedSelections(sum.selection, each.selection),
    }),
    nothingCounted(),
  );
}

function added(right: Uint32Array | null, more: ArrayLike<number>): Uint32Array {
  const sum = right === null ? new Uint32Array(more.length) : right.slice();
  for (let row = 0; row < sum.length; row++) sum[row]! += more[row]!;
  return sum;
}
