/**
 * The state of a trial after an epoch, as one file: a header in JSON and the tensors' raw numbers. It is written under a
 * temporary name and renamed, so that a reader finds a whole one or none.
 *
 * Layout: 8 bytes `TRIALCK1`, uint32 header length, header, then the numbers of every tensor in the header's order
 * (little-endian float32). The header holds a SHA-256 of those numbers.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { TrialdeckError } from '../../../../../shared/errors.ts';
import type { Epoch, Params } from '../../../../../shared/model.ts';
import type { RowResults, RowResultsByPartition } from '../../../../../shared/row-results.ts';
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

const MAGIC = 'TRIALCK1';
const HEADER_AT = MAGIC.length + 4;

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

export function writeCheckpoint(file: string, checkpoint: Checkpoint): void {
  const { state, best, rowResults, ...rest } = checkpoint;
  const tensors = [...entries('state', state), ...(best ? entries('best', best) : [])];
  const body = Buffer.concat(tensors.map(({ values }) => Buffer.from(values.buffer, values.byteOffset, values.byteLength)));
  const header: Header = {
    ...rest,
    rowResults: mapped(rowResults, ({ kind, content }) => ({ kind, content: Buffer.from(content).toString('base64') })),
    tensors: tensors.map(({ part, name, values }) => ({ part, name, length: values.length })),
    sha256: digest(body),
  };
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, Buffer.concat([Buffer.from(MAGIC), length, text, body]));
  renameSync(temporary, file);
}

/**
 * The name of a checkpoint's content: the SHA-256 of its header, which holds that of all that follows. What is none is named
 * too, so that whoever reads it says what is wrong with it.
 * @throws TrialdeckError failure, where the file is missing.
 */
export function checkpointContent(file: string): string {
  return reading(file, () => {
    const descriptor = openSync(file, 'r');
    try {
      const start = Buffer.alloc(HEADER_AT);
      readSync(descriptor, start, 0, HEADER_AT, 0);
      const header = Buffer.alloc(isCheckpoint(start) ? start.readUInt32LE(MAGIC.length) : 0);
      readSync(descriptor, header, 0, header.length, HEADER_AT);
      return createHash('sha256').update(start).update(header).digest('hex');
    } finally {
      closeSync(descriptor);
    }
  });
}

/** @throws TrialdeckError failure, where the file is missing, of another kind, cut short or altered. */
export function readCheckpoint(file: string): Checkpoint {
  const content = reading(file, () => readFileSync(file));
  if (!isCheckpoint(content)) throw damaged(file, 'it is not a checkpoint');
  const headerEnd = HEADER_AT + content.readUInt32LE(MAGIC.length);
  const { tensors, sha256, rowResults, ...rest } = headerIn(content.subarray(HEADER_AT, headerEnd));
  const body = content.subarray(headerEnd);
  if (digest(body) !== sha256) throw damaged(file, 'its content was altered or cut short');

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

function headerIn(text: Buffer): Header {
  const header = JSON.parse(text.toString()) as Header | HeaderOfSelect | FormerHeader;
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

function reading<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof TrialdeckError) throw cause;
    throw damaged(file, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function isCheckpoint(start: Buffer): boolean {
  return start.subarray(0, MAGIC.length).toString('latin1') === MAGIC;
}

function digest(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}

/** @param cause by which it is told whether the machine or the file is to blame */
function damaged(file: string, why: string, cause?: unknown): TrialdeckError {
  return new TrialdeckError('failure', `The checkpoint ${file} cannot be used: ${why}.`, undefined, { cause });
}
