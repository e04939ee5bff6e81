/** Searches that another program ran on a study, beside those of the same budget that ran here. */

export interface ForeignSearches {
  /** The budget of each. */
  readonly epochs: number;
  /** Epochs spent after which incumbents are read off, ascending; the last is the budget. */
  readonly places: readonly number[];
  readonly searches: readonly SearchBeside[];
}

export interface SearchBeside {
  /** What people read of its strategy. */
  readonly method: string;
  readonly seed: number;
  readonly elsewhere: boolean;
  readonly trials: number;
  /** Values of the incumbent at the places, by the rule of the study; null where there was none. */
  readonly incumbents: readonly (number | null)[];
  /** The trial that the other program ranks first: by its own rule, and by that of the study. Null of a search that ran here. */
  readonly ranked: { readonly own: number; readonly ours: number } | null;
}
