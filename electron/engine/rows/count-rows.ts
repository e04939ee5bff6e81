/** Counts what trials made of the rows of *select*, in a thread: a bootstrap of 1,000 draws of 6,000 rows is made once and kept. */
import {
  BOOTSTRAPS,
  countTrials,
  nothingCounted,
  offerAgain,
  type ConfigurationRuns,
  type CountedRows,
  type CountedTrials,
  type NewlyCounted,
  type TrialToCount,
} from '../../../shared/counted-trials.ts';
import { randomFor } from '../../../shared/random.ts';
import { oneStratum, strataOfClasses, type Strata } from '../../../shared/row-losses.ts';
import { drawRowBootstraps } from '../../../shared/statistics/row-bootstraps.ts';
import { GAIN, type Directed } from '../../../shared/measure.ts';
import type { Kept } from '../thinking/kept.ts';

/** Whose rows are counted: the same object for all questions of a study and its sessions. */
export interface RowsAsked {
  readonly measure: Directed;
  readonly rows: number;
  /** The class of each row where every class counts alike, else null. */
  readonly labels: Int32Array | null;
}

export interface ToCount {
  /** Null where nothing was counted yet. */
  readonly counted: CountedTrials | null;
  readonly trials: readonly TrialToCount[];
}

export function countRows({ counted, trials }: ToCount, { about }: Kept<RowsAsked, never>): NewlyCounted {
  return countTrials(counted ?? nothingCounted(), trials, drawnFor(about));
}

export interface ToOffer {
  readonly counted: CountedTrials;
  readonly configurations: readonly ConfigurationRuns[];
}

export function offerRows({ counted, configurations }: ToOffer, { about }: Kept<RowsAsked, never>): CountedTrials {
  return offerAgain(counted, configurations, drawnFor(about));
}

/** The same of trials of which no rows are kept. */
export function countWithoutRows({ counted, trials }: ToCount): NewlyCounted {
  const bootstraps = { rows: 0, count: 0, times: new Uint8Array() };
  return countTrials(counted ?? nothingCounted(), trials, { measure: GAIN, strata: [], bootstraps });
}

const drawn = new WeakMap<RowsAsked, CountedRows>();

function drawnFor(asked: RowsAsked): CountedRows {
  const known = drawn.get(asked);
  if (known) return known;
  const strata = strataOf(asked);
  const bootstraps = drawRowBootstraps(strata, BOOTSTRAPS, randomFor('bootstraps of rows', asked.rows));
  const made = { measure: asked.measure, strata, bootstraps };
  drawn.set(asked, made);
  return made;
}

export function strataOf({ rows, labels }: Pick<RowsAsked, 'rows' | 'labels'>): Strata {
  return labels === null ? oneStratum(rows) : strataOfClasses(labels);
}
