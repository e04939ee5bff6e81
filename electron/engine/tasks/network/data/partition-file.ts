/**
 * The one file that a trial worker is given: the rows of a study's partitions and nothing of the vault.
 *
 * Layout: the inputs of all rows (rows x features, unsigned bytes or float32), zeros up to a multiple of 4, the targets one
 * after another (int32 class numbers or float32 numbers of all rows), the row lists (uint32), a header in JSON, its length
 * (uint32), the SHA-256 of all bytes before it, and `TRIALPT2`. Numbers are little-endian. The inputs begin the file, so
 * that TensorFlow can map them: workers share one copy.
 */
import type { PartitionName } from '../../../../../shared/model.ts';
import type { Inputs, Statistics } from './standardisation.ts';

/** What is to be predicted: a class, 0 to `classes` - 1, or a number. */
export type Target =
  | { readonly name: string; readonly kind: 'class'; readonly classes: number }
  | { readonly name: string; readonly kind: 'number' };

export type TargetValues = Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

export interface PartitionRows {
  readonly rows: number;
  /** [rows, features] row-major, as they are before standardising. */
  readonly inputs: Inputs;
  /** In the order of the file's targets: class numbers as int32, numbers as float32. */
  readonly targets: readonly TargetValues[];
}

/** What a partition file is made of. */
export interface PartitionContent {
  readonly features: number;
  readonly targets: readonly Target[];
  readonly partitions: Readonly<Partial<Record<PartitionName, PartitionRows>>>;
  /** Named choices of rows of the whole file, such as folds. */
  readonly lists?: Readonly<Record<string, Uint32Array<ArrayBuffer>>>;
}

/** A partition is a run of rows of the file. */
export interface RowRange {
  readonly begin: number;
  readonly rows: number;
}

/** What a file says of itself. */
export interface Header {
  readonly features: number;
  readonly elements: 'uint8' | 'float32';
  readonly statistics: Statistics;
  readonly targets: readonly Target[];
  /** Of all partitions. */
  readonly rows: number;
  readonly partitions: Readonly<Partial<Record<PartitionName, RowRange>>>;
  /** How many rows each list names. */
  readonly lists: Readonly<Record<string, number>>;
}

/** A partition file that was found whole. Its rows are read when they are asked for. */
export interface PartitionFile extends Header {
  readonly file: string;
}

/** Names the layout: whoever keeps partition files keeps those of another layout apart by it. */
export const PARTITION_FORMAT = 'TRIALPT2';

/** Of a number that is no byte. */
export const WORD_BYTES = 4;
export const DIGEST_BYTES = 32;

/** Of one value of the inputs. */
export function bytesOf(elements: Header['elements']): number {
  return elements === 'uint8' ? 1 : WORD_BYTES;
}

/** Of the inputs of all rows. */
export function inputBytes({ rows, features, elements }: Header): number {
  return rows * features * bytesOf(elements);
}

/** Where the targets begin, in bytes. */
export function targetsBegin(header: Header): number {
  return Math.ceil(inputBytes(header) / WORD_BYTES) * WORD_BYTES;
}
