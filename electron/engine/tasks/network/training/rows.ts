/** The rows that a network trains on and is measured by, as an engine is given them. */
import type { PartitionName } from '../../../../../shared/model.ts';
import type { RowRange } from '../data/partition-file.ts';
import type { Inputs, Standardisation } from '../data/standardisation.ts';

/** Where inputs lie that need not be in this process' memory. */
export interface StoredInputs {
  readonly elements: 'uint8' | 'float32';
  /** Begins with the inputs of all rows. */
  readonly file: string;
  /** Copies those of a run of rows into memory. */
  read(range: RowRange): Inputs;
}

export interface TrainingRows {
  readonly features: number;
  readonly classes: number;
  readonly standardisation: Standardisation;
  /** Of all partitions. */
  readonly rows: number;
  readonly partitions: ReadonlyMap<PartitionName, RowRange>;
  /** [rows, features] row-major, before standardising. */
  readonly inputs: Inputs | StoredInputs;
  /** Class of every row. */
  readonly labels: Int32Array<ArrayBuffer>;
}

/** The numbers of the rows of a run. */
export function rowsIn(ranges: readonly RowRange[]): Int32Array<ArrayBuffer> {
  const all = new Int32Array(ranges.reduce((sum, { rows }) => sum + rows, 0));
  let at = 0;
  for (const { begin, rows } of ranges) for (let row = begin; row < begin + rows; row++) all[at++] = row;
  return all;
}

/** Copies the inputs of a run into memory, or points to them where they are in it. */
export function inputsOf({ inputs, features }: Pick<TrainingRows, 'inputs' | 'features'>, range: RowRange): Inputs {
  if ('file' in inputs) return inputs.read(range);
  return inputs.subarray(range.begin * features, (range.begin + range.rows) * features);
}

/** The run of a partition. */
export function rangeOf({ partitions }: Pick<TrainingRows, 'partitions'>, name: PartitionName): RowRange {
  const range = partitions.get(name);
  if (!range) throw new Error(`The partition file has no rows of ${name}.`);
  return range;
}
