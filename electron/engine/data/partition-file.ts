/**
 * The one file that a trial worker is given: the rows of a study's partitions and nothing of the vault.
 *
 * Layout: 8 bytes `TRIALPT1`, uint32 header length, header in JSON, then for every partition in the header's order its
 * inputs (rows x features unsigned bytes) and its labels (rows unsigned bytes).
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { TrialdeckError } from '../../../shared/errors.ts';
import { PARTITION_NAMES, type PartitionName } from '../../../shared/model.ts';

export interface PartitionRows {
  readonly rows: number;
  /** [rows, features] row-major, 0 to 255. */
  readonly inputs: Uint8Array;
  readonly labels: Uint8Array;
}

export interface PartitionContent {
  readonly features: number;
  readonly classes: number;
  /** Of all inputs of *train*, divided by 255: preprocessing never looks at another partition. */
  readonly mean: number;
  readonly deviation: number;
  readonly partitions: Readonly<Partial<Record<PartitionName, PartitionRows>>>;
}

const MAGIC = 'TRIALPT1';

interface Header {
  readonly features: number;
  readonly classes: number;
  readonly mean: number;
  readonly deviation: number;
  readonly rows: Readonly<Partial<Record<PartitionName, number>>>;
}

/** Copies the drawn rows out of a table of pictures. */
export function takeRows(inputs: Uint8Array, labels: Uint8Array, features: number, rows: Uint32Array): PartitionRows {
  const taken = new Uint8Array(rows.length * features);
  rows.forEach((row, at) => taken.set(inputs.subarray(row * features, (row + 1) * features), at * features));
  return { rows: rows.length, inputs: taken, labels: Uint8Array.from(rows, (row) => labels[row]!) };
}

/** Writes under a temporary name and renames, so that a reader finds a whole file or none. */
export function writePartitionFile(file: string, content: Omit<PartitionContent, 'mean' | 'deviation'>): void {
  const train = content.partitions.train;
  if (!train) throw new TrialdeckError('usage', 'A study needs rows of train.', 'train');
  const present = PARTITION_NAMES.flatMap((name) =>
    content.partitions[name] ? [[name, content.partitions[name]] as const] : [],
  );
  const header: Header = {
    features: content.features,
    classes: content.classes,
    ...meanAndDeviation(train.inputs),
    rows: Object.fromEntries(present.map(([name, { rows }]) => [name, rows])),
  };
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(
    temporary,
    Buffer.concat([Buffer.from(MAGIC), length, text, ...present.flatMap(([, { inputs, labels }]) => [inputs, labels])]),
  );
  renameSync(temporary, file);
}

/** @throws TrialdeckError failure, where the file is missing, of another kind or cut short. */
export function readPartitionFile(file: string): PartitionContent {
  const bytes = read(file);
  if (bytes.subarray(0, 8).toString('latin1') !== MAGIC) throw damaged(file, 'it is not a partition file');
  const headerEnd = 12 + bytes.readUInt32LE(8);
  const { rows: counts, ...header } = JSON.parse(bytes.subarray(12, headerEnd).toString()) as Header;
  let at = headerEnd;
  const partitions: Partial<Record<PartitionName, PartitionRows>> = {};
  for (const name of PARTITION_NAMES) {
    const rows = counts[name];
    if (rows === undefined) continue;
    const inputs = bytes.subarray(at, (at += rows * header.features));
    partitions[name] = { rows, inputs, labels: bytes.subarray(at, (at += rows)) };
  }
  if (at !== bytes.length) throw damaged(file, `it should have ${at} bytes and has ${bytes.length}`);
  return { ...header, partitions };
}

function meanAndDeviation(inputs: Uint8Array): { mean: number; deviation: number } {
  const counts = new Float64Array(256);
  for (const value of inputs) counts[value]!++;
  const average = (of: (value: number) => number): number =>
    counts.reduce((sum, count, value) => sum + count * of(value / 255), 0) / inputs.length;
  const mean = average((value) => value);
  return { mean, deviation: Math.sqrt(average((value) => (value - mean) ** 2)) || 1 };
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw damaged(file, cause instanceof Error ? cause.message : String(cause));
  }
}

function damaged(file: string, why: string): TrialdeckError {
  return new TrialdeckError('failure', `The partition file ${file} cannot be used: ${why}.`);
}
