/** The rows that a network trains on and is measured by, as numbers ready for it. */
import type { PartitionName } from '../../../shared/model.ts';

export interface StandardisedRows {
  readonly rows: number;
  /** [rows, features] row-major: (pixel / 255 - mean) / deviation, with mean and deviation of *train*. */
  readonly inputs: Float32Array<ArrayBuffer>;
  readonly labels: Int32Array<ArrayBuffer>;
}

export interface TrainingRows {
  readonly features: number;
  readonly classes: number;
  readonly partitions: ReadonlyMap<PartitionName, StandardisedRows>;
}

/** @param mean,deviation of the pixels of *train*, divided by 255. */
export function standardise(
  pixels: Uint8Array,
  labels: Uint8Array,
  { mean, deviation }: { readonly mean: number; readonly deviation: number },
): StandardisedRows {
  const table = Float32Array.from({ length: 256 }, (_, pixel) => (pixel / 255 - mean) / deviation);
  const inputs = new Float32Array(pixels.length);
  for (let at = 0; at < pixels.length; at++) inputs[at] = table[pixels[at]!]!;
  return { rows: labels.length, inputs, labels: Int32Array.from(labels) };
}
