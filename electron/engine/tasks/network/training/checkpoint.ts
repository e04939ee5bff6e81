/**
 * The state of a trial after an epoch, as one file: a header in JSON and the tensors' raw numbers. It is written under a
 * temporary name and renamed, so that a reader finds a whole one or none.
 *
 * Layout: the frame of every checkpoint (checkpoint-content.ts), and as its body the numbers of every tensor in the header's
 * order (little-endian float32). The header holds a SHA-256 of those numbers.
 */
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Epoch, Params } from '../../../../../shared/model.ts';
import type { RowResults, RowResultsByPartition } from '../../../../../shared/row-results.ts';
import { CHECKPOINT_FORMAT, HEADER_AT, damagedCheckpoint, isCheckpoint, readingCheckpoint } from '../../checkpoint-content.ts';
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
  writeFileSync(temporary, Buffer.concat([Buffer.from(CHECKPOINT_FORMAT), length, text, body]));
  renameSync(temporary, file);
}

/** @throws TrialdeckError failure, where the file is missing, of another kind, cut short or altered. */
export function readCheckpoint(file: string): Checkpoint {
  const content = readingCheckpoint(file, () => readFileSync(file));
  if (!isCheckpoint(content)) throw damagedCheckpoint(file, 'it is not a checkpoint');
  const headerEnd = HEADER_AT + content.readUInt32LE(CHECKPOINT_FORMAT.length);
  const { tensors, sha256, rowResults, ...rest } = headerIn(content.subarray(HEADER_AT, headerEnd));
  const body = content.subarray(headerEnd);
  if (digest(body) !== sha256) throw damagedCheckpoint(file, 'its content was altered or cut short');

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

function digest(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}
