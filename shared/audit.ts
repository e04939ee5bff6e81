/**
 * An audit: what there is to say about how far the result of a study can be trusted, a check after another. Checks of the record answer
 * at once; those of the rows are looked for by a job, once for all studies on the same rows.
 */
import type { PartitionName } from './model.ts';

/** In the order in which they are told: how the study was made, its rows, what was chosen and concluded. */
export const CHECKS = {
  split: 'Split and seeds',
  preprocessing: 'Preprocessing fitted on train',
  stopping: 'Stopping apart from selecting',
  vault: 'Readings of the vault',
  'exact copies': 'Exact copies across partitions',
  'near copies': 'Near copies across partitions',
  'vault rows': 'Rows of the vault like those of train',
  classes: 'Classes in every partition',
  configurations: 'Configurations against rows of select',
  confirmation: 'Winner confirmed',
  pairs: 'Pairs of comparisons',
  ranges: 'Optimum within its ranges',
  budgets: 'Budgets of strategies',
  plausible: 'Result plausible',
} as const;
export type CheckName = keyof typeof CHECKS;
export const CHECK_NAMES = Object.keys(CHECKS) as readonly CheckName[];

/** open: its rows have not been looked at yet. */
export type Outcome = 'passed' | 'warned' | 'failed' | 'open' | 'not applicable';

export interface Finding {
  readonly outcome: Outcome;
  /** What was found, in a sentence with its numbers. */
  readonly text: string;
  /** What to do about it, in a sentence; null where there is nothing to do. */
  readonly advice: string | null;
}

export interface Check extends Finding {
  readonly name: CheckName;
  readonly title: string;
}

export interface Audit {
  /** All of `CHECK_NAMES`, in their order. */
  readonly checks: readonly Check[];
  /** Whether the rows of the study are still to be looked at: a job of the kind `audit` does. */
  readonly rowsOpen: boolean;
}

/** What is too good to be believed of a measure; nothing follows from it of another one. */
export interface Implausible {
  /** Its name. */
  readonly measure: string;
  /** The best value that is believed. */
  readonly end: number;
  /** What that rests on, in a clause. */
  readonly why: string;
}

/** Rows that judge: copies of what trained would judge what was learned by heart. */
export type JudgingPart = Exclude<PartitionName, 'train'> | 'vault';

/** What was found of the rows of a split, whatever was searched on them. */
export interface RowFindings {
  /** Rows of the partition file that are not those that the split seed draws from the data set. */
  readonly otherRows: number;
  /** Rows that are in two partitions, or twice in one. */
  readonly sharedRows: number;
  /** Whether the statistics that standardise are those of *train*. */
  readonly fittedOnTrain: boolean;
  /** Rows of each class, in the order of the data set's classes. */
  readonly classes: Readonly<Record<PartitionName, readonly number[]>>;
  /** Of each part, how many rows have an equal or a near row in a part before it, *train* first. */
  readonly copies: readonly {
    readonly part: JudgingPart;
    readonly rows: number;
    readonly exact: number;
    readonly near: number;
  }[];
  /** How well a small model tells rows of *train* from rows of the vault, by their inputs alone. */
  readonly vaultRows: { readonly area: number; readonly noise: number };
}

/**
 * Two rows are near each other up to this root mean square difference of their inputs, in standard deviations of *train*. Of
 * Fashion-MNIST's pictures it parts copies from pictures that are merely alike: among 6,000 rows none lies between 0.02 and 0.08, and
 * half of all rows have their nearest one beyond 0.35.
 */
export const NEAR = 0.05;
