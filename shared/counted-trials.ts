/** What is kept of the rows of trials, so that one trial more costs one column and opening a study costs nothing. */
import { gainOf, type Directed } from './measure.ts';
import { rowLosses, standardErrorOf, type Strata } from './row-losses.ts';
import { unpackHits, type RowResults } from './row-results.ts';
import type { RowBootstraps } from './statistics/row-bootstraps.ts';
import {
  candidateOf,
  emptySelection,
  lowestFallen,
  SEEN,
  withCandidate,
  withoutCandidate,
  type Candidate,
  type SelectionBootstrap,
} from './statistics/selection-bootstrap.ts';

/** How often the rows are drawn again. */
export const BOOTSTRAPS = 1000;
/** A configuration so many standard errors behind a score wins in no bootstrap against it. */
const OUT_OF_REACH = 12;

/** Of which trials the best one is meant. */
export type CorrectedScope = 'study' | 'session';

/** Whose results are counted, in their own order. */
export interface CountedScope {
  readonly of: CorrectedScope;
  readonly id: number;
}

export interface CountedTrials {
  /** Counted are the results up to this one: of a study by their place in it, of a session by their sequence. */
  readonly upTo: number;
  /** Trials that the selection is made of. */
  readonly counted: number;
  /** Their configurations: those that it selects among. */
  readonly configurations: number;
  /** Trials with a value of which no rows are known. */
  readonly leftOut: number;
  /** The best value of a counted trial, turned so that larger is better; null while there is none. */
  readonly best: number | null;
  /** By row how many of the counted trials get it right; null where rows have losses, or none was counted. */
  readonly right: Uint32Array | null;
  readonly selection: SelectionBootstrap;
}

/** A trial whose rows are known. */
export interface CountedRun {
  readonly value: number;
  /** Of *select*, at the epoch that decides the trial. */
  readonly results: RowResults;
}

/** The trials of one configuration for as many epochs, which differ in their model seeds: one candidate. */
export interface ConfigurationRuns {
  /** That of the trial among them that was counted first. */
  readonly number: number;
  /** In the order in which they are counted. */
  readonly runs: readonly CountedRun[];
}

/** A result of the study or session. */
export interface TrialToCount {
  /** See `upTo`. */
  readonly order: number;
  /** Null where it does not count: the trial failed or diverged, or is a model that was counted before. */
  readonly value: number | null;
  /** Of its configuration as far as this trial, which is the last; null where its rows are not known. */
  readonly configuration: ConfigurationRuns | null;
}

export interface CountedRows {
  readonly measure: Directed;
  readonly strata: Strata;
  readonly bootstraps: RowBootstraps;
}

export interface NewlyCounted {
  readonly counted: CountedTrials;
  /**
   * A further run has lowered the mean of a configuration that won somewhere: those with a run of at least this gain, whose order is not
   * after the last result, must be offered again before the selection is whole. Null where it is.
   */
  readonly reach: number | null;
}

export function nothingCounted(): CountedTrials {
  return {
    upTo: 0,
    counted: 0,
    configurations: 0,
    leftOut: 0,
    best: null,
    right: null,
    selection: emptySelection(BOOTSTRAPS),
  };
}

/** @param trials the results that follow on what is counted, in their order. */
export function countTrials(counted: CountedTrials, trials: readonly TrialToCount[], rows: CountedRows): NewlyCounted {
  return trials.reduce<NewlyCounted>(
    (so, trial) => {
      const next = withTrial(so.counted, trial, rows);
      return { counted: { ...next.counted, upTo: trial.order }, reach: lower(so.reach, next.reach) };
    },
    { counted, reach: null },
  );
}

/** Where a place has become free, or cheaper, whoever is best there has it. Offered more often than needed, a configuration changes nothing. */
export function offerAgain(
  counted: CountedTrials,
  configurations: readonly ConfigurationRuns[],
  rows: CountedRows,
): CountedTrials {
  const candidates = configurations.flatMap((configuration) => candidateOfRuns(configuration, rows) ?? []);
  return { ...counted, selection: candidates.reduce((selection, each) => withCandidate(selection, each), counted.selection) };
}

function withTrial(so: CountedTrials, { value, configuration }: TrialToCount, rows: CountedRows): NewlyCounted {
  if (value === null) return { counted: so, reach: null };
  if (configuration === null) return { counted: { ...so, leftOut: so.leftOut + 1 }, reach: null };
  const { number, runs } = configuration;
  const { results } = runs.at(-1)!;
  const candidate = candidateOfRuns(configuration, rows);
  const former = withoutCandidate(so.selection, number);
  const selection = candidate === null ? former : withCandidate(former, candidate);
  const counted: CountedTrials = {
    ...so,
    counted: so.counted + 1,
    configurations: so.configurations + Number(runs.length === 1),
    best: Math.max(so.best ?? -Infinity, gainOf(rows.measure, value)),
    right: results.kind === 'hits' ? added(so.right, unpackHits(results, rows.bootstraps.rows)) : null,
    selection,
  };
  const fallen = lowestFallen(so.selection, selection, number);
  return { counted, reach: fallen === null ? null : fallen - OUT_OF_REACH * SEEN * (candidate?.error ?? 0) };
}

/** The mean of its runs, row by row. Null where a loss is beyond half precision and so infinite: such a configuration wins nowhere. */
function candidateOfRuns({ number, runs }: ConfigurationRuns, { measure, strata, bootstraps }: CountedRows): Candidate | null {
  const losses = new Float64Array(bootstraps.rows);
  for (const { results } of runs) {
    const own = rowLosses(results, strata);
    for (let row = 0; row < losses.length; row++) losses[row]! += own[row]! / runs.length;
  }
  if (!losses.every(Number.isFinite)) return null;
  const gain = runs.reduce((sum, { value }) => sum + gainOf(measure, value), 0) / runs.length;
  return candidateOf({ number, gain, error: standardErrorOf(losses, strata), runs: runs.length }, losses, bootstraps);
}

function lower(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

function added(right: Uint32Array | null, more: ArrayLike<number>): Uint32Array {
  const sum = right === null ? new Uint32Array(more.length) : right.slice();
  for (let row = 0; row < sum.length; row++) sum[row]! += more[row]!;
  return sum;
}
