/** Finds partition files whole, once as long as nobody writes to them. */
import { existsSync, fstatSync } from 'node:fs';
import { TrialdeckError } from '../../../../../shared/errors.ts';
import type { WholeFile } from '../../partition-files.ts';
import { digestOf, readBytes, unusable, withFile } from './partition-bytes.ts';
import { DIGEST_BYTES, PARTITION_FORMAT, WORD_BYTES, type Header, type PartitionFile } from './partition-file.ts';

const TRAILER_BYTES = WORD_BYTES + DIGEST_BYTES + PARTITION_FORMAT.length;

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

/** To be called by who has written the file. */
export function rememberWhole(file: string, header: Header): void {
  foundWhole.set(withFile(file, contentNameOf), header);
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
