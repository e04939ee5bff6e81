/** A leak: a way in which a reported value comes to be better than what fresh rows will show. */

export const LEAK_NAMES = [
  'test-as-validation',
  'split-by-seed',
  'best-epoch',
  'preprocessing',
  'duplicates',
  'winners-curse',
  'best-seed',
  'chosen-metric',
  'groups',
  'permuted-labels',
] as const;
export type LeakName = (typeof LEAK_NAMES)[number];

export interface Leak {
  readonly name: LeakName;
  readonly title: string;
  /** In plain words. */
  readonly what: string;
  /** Which rows the model sees when. */
  readonly picture: RowPicture;
  readonly published: {
    /** The size that was found elsewhere, in a sentence. */
    readonly size: string;
    readonly source: string;
  };
  /** Where the lab puts it in on purpose, how: its size is then of what was put in, and not of the data set. Null where the data set has it. */
  readonly planted: string | null;
  /** What this product does, so that it does not happen. */
  readonly instead: string;
}

/** What rows are used for: fits is preprocessing, trains is a gradient, stops is how long, chooses is which one, reports is the value. */
export type RowUse = 'fits' | 'trains' | 'stops' | 'chooses' | 'reports';

/** Rows by what they are used for, over the moments of a search. */
export interface RowPicture {
  /** From left to right. */
  readonly moments: readonly Moment[];
  readonly bands: readonly Band[];
}

export interface Moment {
  readonly title: string;
  /** Whether it is drawn as one epoch after another. */
  readonly epochs: boolean;
}

/** Rows that are used alike. */
export interface Band {
  readonly rows: string;
  /** One for each moment; null where nobody looks at the rows then. */
  readonly uses: readonly (RowUse | null)[];
  /** The moments, from 0, in which they must not be used so. */
  readonly leaks: readonly number[];
}
