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

/** The class that a row is taken for most often, the lowest of equals, and by how many of those asked. */
export interface MostTake {
  readonly taken: number;
  readonly by: number;
}

/** @param classes what each of those asked takes the row for, at least one */
export function mostTakeFor(classes: readonly number[]): MostTake {
  const votes = new Map<number, number>();
  for (const one of classes.toSorted((left, right) => left - right)) votes.set(one, (votes.get(one) ?? 0) + 1);
  return [...votes].map(([taken, by]) => ({ taken, by })).reduce((most, next) => (next.by > most.by ? next : most));
}
