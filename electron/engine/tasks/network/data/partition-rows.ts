/** Rows into a partition file and out of it. */
import { TrialdeckError } from '../../../../../shared/errors.ts';
import type { PartitionName } from '../../../../../shared/model.ts';
import { readBytes, withFile } from './partition-bytes.ts';
import {
  WORD_BYTES,
  bytesOf,
  targetsBegin,
  type Header,
  type PartitionFile,
  type PartitionRows,
  type RowRange,
  type TargetValues,
} from './partition-file.ts';
import type { Inputs } from './standardisation.ts';

/** Copies the drawn rows out of a table of pictures. */
export function takeRows(inputs: Uint8Array, labels: Uint8Array, features: number, rows: Uint32Array): PartitionRows {
  const taken = new Uint8Array(rows.length * features);
  rows.forEach((row, at) => taken.set(inputs.subarray(row * features, (row + 1) * features), at * features));
  return { rows: rows.length, inputs: taken, targets: [Int32Array.from(rows, (row) => labels[row]!)] };
}

/** The rows of one partition, or null where the file has none of it. */
export function readPartition(opened: PartitionFile, name: PartitionName): PartitionRows | null {
  const range = opened.partitions[name];
  return range ? readRows(opened, range) : null;
}

/** The rows of a run. */
export function readRows(opened: PartitionFile, { begin, rows }: RowRange): PartitionRows {
  const width = opened.features * bytesOf(opened.elements);
  return withFile(opened.file, (descriptor) => ({
    rows,
    inputs: inputsOf(opened, readBytes(descriptor, begin * width, rows * width)),
    targets: opened.targets.map((_, at) => readTarget(descriptor, opened, at, { begin, rows })),
  }));
}

/** One target of all rows. */
export function readTargets(opened: PartitionFile, at: number): TargetValues {
  return withFile(opened.file, (descriptor) => readTarget(descriptor, opened, at, { begin: 0, rows: opened.rows }));
}

/** The row numbers of a list. @throws TrialdeckError usage, where the file has no such list. */
export function readList(opened: PartitionFile, name: string): Uint32Array<ArrayBuffer> {
  const names = Object.keys(opened.lists);
  const at = names.indexOf(name);
  if (at < 0) throw new TrialdeckError('usage', `The partition file has no list ${name}; it has ${names.join(', ') || 'none'}.`);
  const before = names.slice(0, at).reduce((sum, earlier) => sum + opened.lists[earlier]!, 0);
  const begin = targetsBegin(opened) + WORD_BYTES * (opened.targets.length * opened.rows + before);
  return withFile(
    opened.file,
    (descriptor) => new Uint32Array(readBytes(descriptor, begin, WORD_BYTES * opened.lists[name]!).buffer),
  );
}

function inputsOf({ elements }: Header, { buffer }: Buffer<ArrayBuffer>): Inputs {
  return elements === 'uint8' ? new Uint8Array(buffer) : new Float32Array(buffer);
}

function readTarget(descriptor: number, header: Header, at: number, { begin, rows }: RowRange): TargetValues {
  const place = targetsBegin(header) + WORD_BYTES * (at * header.rows + begin);
  const { buffer } = readBytes(descriptor, place, WORD_BYTES * rows);
  return header.targets[at]!.kind === 'class' ? new Int32Array(buffer) : new Float32Array(buffer);
}
