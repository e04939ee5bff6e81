/** What an engine does with one network, whichever engine it is. `trainModel` is written against it. */
import type { PartitionName } from '../../../../../shared/model.ts';
import type { RowRange } from '../data/partition-file.ts';
import type { Fcnn } from './fcnn.ts';

export interface EpochPlan {
  /** Rows that train, by their number among all, in the order of the epoch. */
  readonly order: Int32Array<ArrayBuffer>;
  /** Learning rate of each batch. */
  readonly rates: Float32Array<ArrayBuffer>;
  /** Batches trained before this epoch. */
  readonly stepOffset: number;
}

/** Weights, optimizer slots and moving statistics by name. */
export type NetworkState = ReadonlyMap<string, Float32Array<ArrayBuffer>>;

/** Without dropout. */
export interface Evaluation {
  /** Mean cross-entropy. */
  readonly loss: number;
  /** Share of right answers. */
  readonly accuracy: number;
  /** Of every row: 1 where the answer was right, else 0. */
  readonly hits: Uint8Array<ArrayBuffer>;
}

export interface Network {
  /** Trains one epoch; the mean loss of its rows as the optimizer saw them. Not finite where the network diverged. */
  trainEpoch(plan: EpochPlan): number;
  evaluate(partition: PartitionName): Evaluation;
  /** Cross-entropy of every row, without dropout. */
  rowLosses(partition: PartitionName): Float32Array<ArrayBuffer>;
  /** Class probabilities, [rows, classes] row-major. */
  predict(partition: PartitionName): Float32Array<ArrayBuffer>;
  read(): NetworkState;
  /** Replaces the named tensors; the others keep their values. */
  write(state: NetworkState): void;
  dispose(): void;
}

/** Builds the network with its initial values; the data are those that the engine was opened with. */
export type BuildNetwork = (network: Fcnn, modelSeed: number) => Network;

/** An engine with the rows of one partition file in its memory. */
export interface Engine {
  readonly features: number;
  readonly classes: number;
  /** Where the rows of a partition lie among all. */
  range(partition: PartitionName): RowRange;
  /** The class of every row. */
  labels(partition: PartitionName): Int32Array<ArrayBuffer>;
  build: BuildNetwork;
  dispose(): void;
}
