/** What a network can be measured by: a measure, and how it follows from the network's answers. */
import type { Measure } from '../../../../../shared/measure.ts';

/** What a network makes of the rows of a partition, without dropout. */
export interface Answers {
  /** Mean cross-entropy over the rows, in nats. */
  readonly loss: number;
  /** Share of the rows that were got right. */
  readonly accuracy: number;
  /** One a row: 1 where the row was got right, else 0. */
  readonly hits: Uint8Array;
  /** The class of each row, from 0. */
  readonly labels: ArrayLike<number>;
  readonly classes: number;
}

/** What the optimizer saw of the rows of *train* on its way through an epoch, with dropout. */
export interface Training {
  /** Mean cross-entropy over the rows, in nats. */
  readonly loss: number;
}

/** Such as is measured on *train* says how it follows from what the optimizer saw. */
export type NetworkMeasure = {
  /** The value of the measure over all rows. */
  readonly of: (answers: Answers) => number;
} & (
  | { readonly measure: Measure & { readonly onTrain: false } }
  | { readonly measure: Measure & { readonly onTrain: true }; readonly ofTraining: (training: Training) => number }
);
