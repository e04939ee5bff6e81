/**
 * The one file that a trial worker is given: the rows of a study's partitions and nothing of the vault.
 *
 * Layout: the inputs of all rows (rows x features, unsigned bytes or float32), zeros up to a multiple of 4, the targets one
 * after another (int32 class numbers or float32 numbers of all rows), the row lists (uint32), a header in JSON, its length
 * (uint32), the SHA-256 of all bytes before it, and `TRIALPT2`. Numbers are little-endian. The inputs begin the file, so
 * that TensorFlow can map them: workers share one copy.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';
import { TrialdeckError } from '../../../../../shared/errors.ts';
import { PARTITION_NAMES, type PartitionName } from '../../../../../shared/model.ts';
import type { WholeFile } from '../../partition-files.ts';
import { columnStatistics, pictureStatistics, type Inputs, type Statistics } from './standardisation.ts';

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

interface Header {
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

const DIGEST_BYTES = 32;
const TRAILER_BYTES = 4 + DIGEST_BYTES + PARTITION_FORMAT.length;
const WORD_BYTES = 4;
const PIECE_BYTES = 1 << 20;

/** Copies the drawn rows out of a table of pictures. */
export function takeRows(inputs: Uint8Array, labels: Uint8Array, features: number, rows: Uint32Array): PartitionRows {
  const taken = new Uint8Array(rows.length * features);
  rows.forEach((row, at) => taken.set(inputs.subarray(row * features, (row + 1) * features), at * features));
  return { rows: rows.length, inputs: taken, targets: [Int32Array.from(rows, (row) => labels[row]!)] };
}

/** Writes under a temporary name and renames, so that a reader finds a whole file or none. */
export function writePartitionFile(file: string, content: PartitionContent): void {
  const header = headerOf(content);
  const present = PARTITION_NAMES.flatMap((name) => content.partitions[name] ?? []);
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(WORD_BYTES);
  length.writeUInt32LE(text.length);
  const parts = [
    ...present.map(({ inputs }) => inputs),
    new Uint8Array(targetsBegin(header) - inputBytes(header)),
    ...content.targets.flatMap((_, at) => present.map(({ targets }) => targets[at]!)),
    ...Object.values(content.lists ?? {}),
    text,
    length,
  ];
  mkdirSync(dirname(file), { recursive: true });
  // Threads of one process may write the same file.
  const temporary = `${file}.${process.pid}.${threadId}.tmp`;
  writeParts(temporary, parts);
  renameSync(temporary, file);
  foundWhole.set(withFile(file, contentNameOf), header);
}

/**
 * Headers of files that were written or found whole, by what changes when a file is written to: reading all of 47 MB takes its
 * time.
 */
const foundWhole = new Map<string, Header>();

/** Null where the file is not there, or is not known to be whole. */
export function knownWhole(file: string): WholeFile | null {
  if (!existsSync(file)) return null;
  const content = withFile(file, contentNameOf);
  const header = foundWhole.get(content);
  return header === undefined ? null : { content, header };
}

/** Takes the word of another thread of this process: the file need not be read whole again. */
export function believeWhole({ content, header }: WholeFile): void {
  foundWhole.set(content, header as Header);
}

/**
 * Read whole the first time, and again once it has changed.
 * @throws TrialdeckError failure, where the file is missing, of another kind, cut short or damaged.
 */
export function openPartitionFile(file: string): PartitionFile {
  return withFile(file, (descriptor) => {
    const content = contentNameOf(descriptor);
    const header = foundWhole.get(content) ?? checkedHeader(descriptor, file);
    foundWhole.set(content, header);
    return { ...header, file };
  });
}

/** The same under every name of the file, for as long as nobody writes to it. */
function contentNameOf(descriptor: number): string {
  const { dev, ino, size, mtimeNs } = fstatSync(descriptor, { bigint: true });
  return [dev, ino, size, mtimeNs].join(' ');
}

function checkedHeader(descriptor: number, file: string): Header {
  const size = fstatSync(descriptor).size;
  const trailer = readBytes(descriptor, Math.max(0, size - TRAILER_BYTES), Math.min(size, TRAILER_BYTES));
  if (trailer.subarray(WORD_BYTES + DIGEST_BYTES).toString('latin1') !== PARTITION_FORMAT)
    throw unusable(file, 'it is no partition file, or it was cut short');
  const digest = trailer.subarray(WORD_BYTES, WORD_BYTES + DIGEST_BYTES);
  const checked = size - TRAILER_BYTES + WORD_BYTES;
  if (!digestOf(descriptor, checked).equals(digest)) throw unusable(file, 'it was damaged (its SHA-256 is not the one it names)');
  const length = trailer.readUInt32LE(0);
  return JSON.parse(readBytes(descriptor, size - TRAILER_BYTES - length, length).toString()) as Header;
}

/** Whether the file is there and whole: a damaged one counts as absent, and its owner makes it again. */
export function isPartitionFile(file: string): boolean {
  try {
    openPartitionFile(file);
    return true;
  } catch (error) {
    if (error instanceof TrialdeckError) return false;
    throw error;
  }
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

function headerOf({ features, targets, partitions, lists = {} }: PartitionContent): Header {
  const train = partitions.train;
  if (!train) throw new TrialdeckError('usage', 'A study needs rows of train.', 'train');
  let rows = 0;
  const ranges: Partial<Record<PartitionName, RowRange>> = {};
  for (const name of PARTITION_NAMES) {
    const present = partitions[name];
    if (present) ranges[name] = { begin: rows, rows: present.rows };
    rows += present?.rows ?? 0;
  }
  const pictures = train.inputs instanceof Uint8Array;
  return {
    features,
    elements: pictures ? 'uint8' : 'float32',
    statistics: pictures ? pictureStatistics(train.inputs) : columnStatistics(train.inputs, features),
    targets,
    rows,
    partitions: ranges,
    lists: Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length])),
  };
}

function bytesOf(elements: Header['elements']): number {
  return elements === 'uint8' ? 1 : WORD_BYTES;
}

function inputBytes({ rows, features, elements }: Header): number {
  return rows * features * bytesOf(elements);
}

function targetsBegin(header: Header): number {
  return Math.ceil(inputBytes(header) / WORD_BYTES) * WORD_BYTES;
}

function inputsOf({ elements }: Header, { buffer }: Buffer<ArrayBuffer>): Inputs {
  return elements === 'uint8' ? new Uint8Array(buffer) : new Float32Array(buffer);
}

function readTarget(descriptor: number, header: Header, at: number, { begin, rows }: RowRange): TargetValues {
  const place = targetsBegin(header) + WORD_BYTES * (at * header.rows + begin);
  const { buffer } = readBytes(descriptor, place, WORD_BYTES * rows);
  return header.targets[at]!.kind === 'class' ? new Int32Array(buffer) : new Float32Array(buffer);
}

function writeParts(file: string, parts: readonly ArrayBufferView[]): void {
  const digest = createHash('sha256');
  const descriptor = openSync(file, 'w');
  try {
    for (const { buffer, byteOffset, byteLength } of parts) {
      const bytes = new Uint8Array(buffer, byteOffset, byteLength);
      digest.update(bytes);
      writeAll(descriptor, bytes);
    }
    writeAll(descriptor, digest.digest());
    writeAll(descriptor, Buffer.from(PARTITION_FORMAT));
  } finally {
    closeSync(descriptor);
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
}

/** In a buffer of its own. */
function readBytes(descriptor: number, position: number, length: number): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(new ArrayBuffer(length));
  for (let at = 0; at < length;) {
    const read = readSync(descriptor, bytes, at, length - at, position + at);
    if (read === 0) throw new Error(`A partition file ends before byte ${position + length}.`);
    at += read;
  }
  return bytes;
}

/** Of the first `length` bytes, read piece by piece: the file may be larger than what a worker should hold. */
function digestOf(descriptor: number, length: number): Buffer {
  const digest = createHash('sha256');
  const piece = Buffer.alloc(Math.min(PIECE_BYTES, Math.max(0, length)));
  for (let at = 0; at < length;) {
    const read = readSync(descriptor, piece, 0, Math.min(piece.length, length - at), at);
    if (read === 0) break;
    digest.update(piece.subarray(0, read));
    at += read;
  }
  return digest.digest();
}

function withFile<Result>(file: string, work: (descriptor: number) => Result): Result {
  const descriptor = open(file);
  try {
    return work(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function open(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (cause) {
    throw unusable(file, cause instanceof Error ? cause.message : String(cause));
  }
}

function unusable(file: string, why: string): TrialdeckError {
  return new TrialdeckError('failure', `The partition file ${file} cannot be used: ${why}.`);
}
