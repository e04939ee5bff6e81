/**
 * The state of a trial after an epoch, as one file: a header in JSON and the tensors' raw numbers. It is written under a
 * temporary name and renamed, so that a reader finds a whole one or none.
 *
 * Layout: the frame of every checkpoint (checkpoint-content.ts), and as its body the numbers of every tensor in the header's
 * order (little-endian float32). The header ends with a SHA-256 of all that is in it before and of those numbers; in former versions, of
 * the numbers alone.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { Epoch, Params } from '../../../../../shared/model.ts';
import type { RowResults, RowResultsByPartition } from '../../../../../shared/row-results.ts';
import {
  CHECKPOINT_FORMAT,
  HEADER_AT,
  damagedCheckpoint,
  headerBytes,
  isCheckpoint,
  readingCheckpoint,
} from '../../checkpoint-content.ts';
import { currentEpochs, type FormerEpoch } from './former-epochs.ts';
import type { NetworkState } from './network.ts';

export interface Checkpoint {
  /** The uid of the trial's session; absent in checkpoints of former versions. */
  readonly session?: string;
  readonly params: Params;
  readonly modelSeed: number;
  /** Continuing on another version could give other numbers: it is refused. */
  readonly tensorflow: string;
  readonly epochsDone: number;
  /** Batches trained so far. */
  readonly step: number;
  readonly bestEpoch: number | null;
  readonly bestStop: number | null;
  readonly epochs: readonly Epoch[];
  /** What the best epoch made of each row of *select* and of *confirm*, where that is kept. */
  readonly rowResults: RowResultsByPartition;
  /** Everything that training continues from. */
  readonly state: NetworkState;
  /** Weights and moving statistics of the best epoch; null before the first. */
  readonly best: NetworkState | null;
}

/** The content in base 64. */
interface TextRowResults {
  readonly kind: RowResults['kind'];
  readonly content: string;
}

interface Header extends Omit<Checkpoint, 'state' | 'best' | 'rowResults'> {
  readonly rowResults: Readonly<Record<string, TextRowResults>>;
  readonly tensors: readonly { readonly part: 'state' | 'best'; readonly name: string; readonly length: number }[];
  readonly sha256: string;
}

/** Before any row results, and with those of *select* alone. */
type FormerHeader = Omit<Header, 'epochs' | 'rowResults'> & { readonly metrics: readonly FormerEpoch[] };
type HeaderOfSelect = Omit<Header, 'rowResults'> & { readonly rowResults: TextRowResults | null };
type WrittenHeader = Header | HeaderOfSelect | FormerHeader;

export function writeCheckpoint(file: string, checkpoint: Checkpoint): void {
  const { state, best, rowResults, ...rest } = checkpoint;
  const tensors = [...entries('state', state), ...(best ? entries('best', best) : [])];
  const body = tensors.map(({ values }) => Buffer.from(values.buffer, values.byteOffset, values.byteLength));
  const covered: Omit<Header, 'sha256'> = {
    ...rest,
    rowResults: mapped(rowResults, ({ kind, content }) => ({ kind, content: Buffer.from(content).toString('base64') })),
    tensors: tensors.map(({ part, name, values }) => ({ part, name, length: values.length })),
  };
  const header: Header = { ...covered, sha256: digest(JSON.stringify(covered), body) };
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const temporary = `${file}.${process.pid}.tmp`;
  writeParts(temporary, [Buffer.from(CHECKPOINT_FORMAT), length, text, ...body]);
  renameSync(temporary, file);
}

/** @throws TrialdeckError failure, of the fault `checkpoint`, where the file is missing, of another kind, cut short or altered. */
export function readCheckpoint(file: string): Checkpoint {
  const content = readingCheckpoint(file, () => readFileSync(file));
  if (!isCheckpoint(content)) throw damagedCheckpoint(file, 'it is not a checkpoint');
  const headerEnd = HEADER_AT + headerBytes(content);
  const body = content.subarray(headerEnd);
  const header = wholeHeader(content.subarray(HEADER_AT, headerEnd), [body]);
  if (header === null) throw damagedCheckpoint(file, 'its content was altered or cut short');
  const { tensors, rowResults, ...rest } = current(header);

  const parts = { state: new Map<string, Float32Array<ArrayBuffer>>(), best: new Map<string, Float32Array<ArrayBuffer>>() };
  let at = 0;
  for (const { part, name, length } of tensors) {
    parts[part].set(name, new Float32Array(Uint8Array.from(body.subarray(at, at + 4 * length)).buffer));
    at += 4 * length;
  }
  return {
    ...rest,
    rowResults: mapped(rowResults, ({ kind, content }) => ({ kind, content: Uint8Array.from(Buffer.from(content, 'base64')) })),
    state: parts.state,
    best: parts.best.size > 0 ? parts.best : null,
  };
}

/** Null where the header, or the body that it is of, is not what was written. */
function wholeHeader(text: Buffer, body: readonly Buffer[]): WrittenHeader | null {
  const header = parsed(text);
  if (typeof header !== 'object' || header === null || !('sha256' in header)) return null;
  const { sha256, ...covered } = header;
  const isWhole = sha256 === digest(JSON.stringify(covered), body) || (sha256 === digest('', body) && hasLists(header));
  return isWhole ? (header as WrittenHeader) : null;
}

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString());
  } catch {
    return null;
  }
}

/** Of a former version, whose digest says nothing of its header. */
function hasLists(header: object): boolean {
  const { tensors, epochs, metrics } = header as Readonly<Record<string, unknown>>;
  return Array.isArray(tensors) && Array.isArray(epochs ?? metrics);
}

/** In the form of this version. */
function current({ sha256: _, ...header }: WrittenHeader): Omit<Header, 'sha256'> {
  if ('metrics' in header) {
    const { metrics, ...rest } = header;
    return { ...rest, epochs: currentEpochs(metrics), rowResults: {} };
  }
  const { rowResults, ...rest } = header;
  if (rowResults === null) return { ...rest, rowResults: {} };
  return { ...rest, rowResults: isOfSelect(rowResults) ? { select: rowResults } : rowResults };
}

function isOfSelect(rowResults: TextRowResults | Header['rowResults']): rowResults is TextRowResults {
  return typeof rowResults.kind === 'string';
}

function mapped<From, To>(results: Readonly<Record<string, From>>, convert: (result: From) => To): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(results).map(([partition, result]) => [partition, convert(result)]));
}

function entries(
  part: 'state' | 'best',
  tensors: NetworkState,
): { part: 'state' | 'best'; name: string; values: Float32Array }[] {
  return [...tensors].map(([name, values]) => ({ part, name, values }));
}

function digest(header: string, body: readonly Buffer[]): string {
  return body.reduce((hash, part) => hash.update(part), createHash('sha256').update(header)).digest('hex');
}

/** One after another, since a state is megabytes, which are not copied for it. */
function writeParts(file: string, parts: readonly Buffer[]): void {
  const descriptor = openSync(file, 'w');
  try {
    for (const part of parts) for (let at = 0; at < part.length;) at += writeSync(descriptor, part, at);
  } finally {
    closeSync(descriptor);
  }
}
