/** What a trial of a study is, and what window and terminal are told of it: they ask this, never which kind it is. */
import type { DatasetSummary, Split } from './dataset.ts';

/** Each kind has fields of its own beside this, which that kind and its own screens alone read. */
export interface Task {
  readonly kind: string;
  /** How many rows each partition has; undefined where the data are the trials' own. */
  readonly split?: Split | undefined;
  readonly [field: string]: unknown;
}

/** What cannot be done with trials of a task, each with the reason in a sentence; null where it can. */
export interface Cannot {
  /** Go on from the state that their last epoch left; else they are trained from their start again. */
  readonly resume: string | null;
  /** Be measured on rows that no search has read. */
  readonly confirm: string | null;
  /** Be looked into. */
  readonly inspect: string | null;
}

export interface TaskAbout {
  /** What the trials are about, in a few words: "Fashion-MNIST". */
  readonly title: string;
  /** What is behind the values, in a line without a full stop. */
  readonly details: string;
  /** Name of the data set, which has a vault; null where the task has none that is known here. */
  readonly dataset: string | null;
  /** What the rows are said to be, and how one is drawn; null where the task has none that are known here. */
  readonly rows: Pick<DatasetSummary, 'classes' | 'picture'> | null;
  /** Name of the measure that is the share of rows whose class is told right, as the vault is read; null where nothing tells classes. */
  readonly hits: string | null;
  /** What a reader of the values should know beside them; null where there is nothing to say. */
  readonly remark: { readonly label: string; readonly text: string } | null;
  /** What makes trials of two sessions comparable: "data, split and space". */
  readonly kept: string;
  readonly cannot: Cannot;
}

/** How many rows the trials' values were measured on; null where that is not known. */
export function valueRows({ split }: Task): number | null {
  return split === undefined ? null : split.select;
}
