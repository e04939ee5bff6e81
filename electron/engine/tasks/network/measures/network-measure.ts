/** What a network can be measured by: a measure, and how it follows from the network's answers. */
import type { Measure } from '../../../../../shared/measure.ts';

/** What a network makes of each row of a partition, without dropout. */
export interface RowAnswers {
  /** One a row: 1 where the row was got right, else 0. */
  readonly hits: Uint8Array;
  /** Cross-entropy of every row, in nats. Every call goes through all rows again. */
  readonly losses: () => Float32Array;
  /** The class of each row, from 0. */
  readonly labels: ArrayLike<number>;
  readonly classes: number;
}

/** What it makes of all of them. */
export interface Answers extends RowAnswers {
  /** Mean cross-entropy over the rows, in nats. */
  readonly loss: number;
  /** Share of the rows that were got right. */
  readonly accuracy: number;
}

/** What the optimizer saw of the rows of *train* on its way through an epoch, with dropout. */
export interface Training {
  /** Mean cross-entropy over the rows, in nats. */
  readonly loss: number;
}

/**
 * Such as is a mean over rows says what it makes of one row; such as is measured on *train*, how it follows from what the optimizer
 * saw.
 */
export type NetworkMeasure = { readonly of: (answers: Answers) => number } & MadeOfRows & SeenInTraining;

type MadeOfRows =
  | { readonly measure: Measure & { readonly rows: null } }
  | {
      readonly measure: Measure & { readonly rows: NonNullable<Measure['rows']> };
      /** One a row, as `rows` says: 1 for a hit and 0 for a miss, or the loss of the row, larger where worse and never below 0. */
      readonly ofRows: (answers: RowAnswers) => ArrayLike<number>;
    };

type SeenInTraining =
  | { readonly measure: Measure & { readonly onTrain: false } }
  | { readonly measure: Measure & { readonly onTrain: true }; readonly ofTraining: (training: Training) => number };
