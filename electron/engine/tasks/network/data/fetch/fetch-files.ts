/** Brings the files of a data set into its folder, whole and checked, or not at all. */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  type WriteStream,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { TrialdeckError } from '../../../../../../shared/errors.ts';
import { packedBytesOf, type Download } from '../dataset-source.ts';
import type { DatasetOrigin, Delivery } from './origin.ts';

export interface FilesToFetch {
  /** As a person reads it, at the beginning of a sentence. */
  readonly title: string;
  readonly files: Download['files'];
  readonly folder: string;
  /** The first one that has what is missing is enough. */
  readonly origins: readonly DatasetOrigin[];
  readonly signal: AbortSignal;
  readonly onProgress: (progress: FetchProgress) => void;
}

export interface FetchProgress {
  readonly from: string;
  /** Of the files that are missing, as they come in. */
  readonly receivedBytes: number;
  readonly totalBytes: number;
}

const DRAFT = '.draft';
/** The official files are at most twice as long as packed. */
const MOST_UNPACKED = 4;

/**
 * Fetches the files that are missing or damaged. One that arrived whole stays whatever comes next, so that a fetch that broke
 * off goes on with the others.
 * @throws TrialdeckError unavailable, with what every origin said; the signal's reason, once it aborts.
 */
export async function fetchFiles({ title, files, folder, origins, signal, onProgress }: FilesToFetch): Promise<void> {
  mkdirSync(folder, { recursive: true });
  dropDrafts(folder);
  const refusals: string[] = [];
  for (const origin of origins) {
    const missing = await missingFiles(files, folder);
    if (missing.length === 0) return;
    try {
      const tell = progressOf(origin.title, packedBytesOf(files, missing), onProgress);
      await origin.bring(missing, deliveryTo(folder, files, tell, signal));
      return;
    } catch (error) {
      signal.throwIfAborted();
      refusals.push(`${origin.title}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if ((await missingFiles(files, folder)).length > 0) throw notFetched(title, refusals);
}

async function missingFiles(files: Download['files'], folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const [name, { sha256 }] of Object.entries(files)) {
    const file = path.join(folder, name);
    if (!existsSync(file) || (await fingerprint(file)) !== sha256) missing.push(name);
  }
  return missing;
}

function deliveryTo(folder: string, files: Download['files'], received: Delivery['received'], signal: AbortSignal): Delivery {
  const take: Delivery['take'] = async (name, bytes, packed) => {
    const draft = path.join(folder, `${name}.${process.pid}${DRAFT}`);
    const file = createWriteStream(draft);
    try {
      const limit = upTo(MOST_UNPACKED * files[name]!.packedBytes, name);
      await (packed ? pipeline(bytes, createGunzip(), limit, file, { signal }) : pipeline(bytes, limit, file, { signal }));
      if ((await fingerprint(draft)) !== files[name]!.sha256) throw new Error(`its ${name} is not the official file`);
      renameSync(draft, path.join(folder, name));
    } finally {
      // One that failed at once is opened, and so made, only now.
      await closed(file);
      rmSync(draft, { force: true });
    }
  };
  return { take, received, signal };
}

async function closed(file: WriteStream): Promise<void> {
  file.destroy();
  if (!file.closed) await new Promise<void>((resolve) => file.once('close', resolve));
}

/** Passes so many bytes on: a host that is not what it should be must not fill the disk. */
function upTo(most: number, name: string) {
  return async function* (bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let passed = 0;
    for await (const part of bytes) {
      passed += part.length;
      if (passed > most) throw new Error(`its ${name} is longer than the official file`);
      yield part;
    }
  };
}

function progressOf(from: string, totalBytes: number, onProgress: FilesToFetch['onProgress']): (bytes: number) => void {
  let receivedBytes = 0;
  const tell = (bytes: number): void => {
    receivedBytes += bytes;
    onProgress({ from, receivedBytes: Math.min(receivedBytes, totalBytes), totalBytes });
  };
  tell(0);
  return tell;
}

/** What a process left that was ended in the middle. */
function dropDrafts(folder: string): void {
  for (const name of readdirSync(folder)) if (name.endsWith(DRAFT)) rmSync(path.join(folder, name), { force: true });
}

async function fingerprint(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

function notFetched(title: string, refusals: readonly string[]): TrialdeckError {
  const said = refusals.length > 0 ? refusals.join('; ') : 'no place to fetch it from is known';
  return new TrialdeckError(
    'unavailable',
    `${title} could not be fetched (${said}). Your studies are as they were, and files that arrived whole are kept. ` +
      'Try again, or name a folder that has the four files.',
  );
}
