/** The trials table: its columns, its filter and its pages. */
import type { Values } from './measure.ts';
import type { ParameterValue, Params, TrialState } from './model.ts';

/** A column of the trials table: a field of the trial, or `params.NAME`. */
export type TrialColumn =
  | 'number'
  | 'session'
  | 'state'
  | 'value'
  | 'stopValue'
  | 'bestEpoch'
  | 'epochsDone'
  | 'durationMs'
  | 'startedAt'
  | 'finishedAt'
  | 'worker'
  | 'starred'
  | `params.${string}`;

/** What the trials table is sorted by: a column of values, another measure than the objective, or words that a person wrote. */
export type SortColumn = TrialColumn | `measures.${string}` | 'tags' | 'note';

export interface TrialFilter {
  /** Words that must occur in number, parameters, tags or note. */
  readonly text?: string | undefined;
  readonly states?: readonly TrialState[] | undefined;
  readonly sessionIds?: readonly number[] | undefined;
  readonly starred?: boolean | undefined;
  readonly tag?: string | undefined;
  /** Inclusive; either end may be open (null). */
  readonly ranges?: Readonly<Record<string, readonly [number | null, number | null]>> | undefined;
  readonly choices?: Readonly<Record<string, readonly ParameterValue[]>> | undefined;
}

export interface TrialQuery {
  readonly studyId: number;
  readonly filter?: TrialFilter | undefined;
  readonly sort?: { readonly column: SortColumn; readonly descending: boolean } | undefined;
  readonly offset?: number | undefined;
  /** At most 500. */
  readonly limit?: number | undefined;
}

/** A row of the table: small enough that a page of 100 stays under 50 kB, long notes aside. */
export interface TrialRow {
  readonly id: number;
  readonly sessionId: number;
  /** The number of its session in its study. */
  readonly session: number;
  readonly number: number;
  readonly state: TrialState;
  readonly params: Params;
  /** Null of a failed trial, as everything that it measured. */
  readonly value: number | null;
  readonly stopValue: number | null;
  /** What else than the objective was measured on select at the best epoch. */
  readonly otherValues: Values;
  readonly bestEpoch: number | null;
  readonly epochs: number;
  readonly epochsDone: number;
  readonly durationMs: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly worker: number | null;
  /** Number of the trial whose configuration it measures again. */
  readonly repeats: number | null;
  readonly starred: boolean;
  readonly tags: readonly string[];
  readonly note: string;
}

export interface TrialPage {
  readonly rows: readonly TrialRow[];
  /** Trials that pass the filter. */
  readonly matched: number;
  /** Trials of the study. */
  readonly total: number;
}
