import type { Seen } from '../trial-detail.ts';

/** What the best weights of a network do on the select partition. */
export interface NetworkInspection extends Seen {
  /** confusion[actual][predicted]: rows of select. */
  readonly confusion: readonly (readonly number[])[];
  readonly accuracyByClass: readonly number[];
  /** The rows it gets most wrong: predicted with the highest confidence. Pixels are row-major, 0 to 255. */
  readonly mistakes: readonly {
    readonly pixels: readonly number[];
    readonly actual: number;
    readonly predicted: number;
    readonly confidence: number;
  }[];
  /** The class that each row of select is taken for, in the order of the partition. */
  readonly predicted: readonly number[];
  /** Weights from the inputs to up to 25 units of the first hidden layer, largest norm first, scaled to -1..1. */
  readonly firstLayer: readonly (readonly number[])[];
}

/** What a worker has seen in a trial that is a network. */
export function networkInspection(seen: Seen): NetworkInspection {
  return seen as NetworkInspection;
}
