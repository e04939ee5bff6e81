/** What is read of a partition file at a time. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { TrialdeckError } from '../../../../../shared/errors.ts';

const PIECE_BYTES = 1 << 20;

/** In a buffer of its own. @throws Error where the file ends before */
export function readBytes(descriptor: number, position: number, length: number): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(new ArrayBuffer(length));
  for (let at = 0; at < length;) {
    const read = readSync(descriptor, bytes, at, length - at, position + at);
    if (read === 0) throw new Error(`A partition file ends before byte ${position + length}.`);
    at += read;
  }
  return bytes;
}

/** Of the first `length` bytes, read piece by piece: the file may be larger than what a worker should hold. */
export function digestOf(descriptor: number, length: number): Buffer {
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

/** Opens a partition file for the time of the work. @throws TrialdeckError failure, where it cannot be opened */
export function withFile<Result>(file: string, work: (descriptor: number) => Result): Result {
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

/** The refusal of a file that is no whole partition file. @param why in words that go on a sentence */
export function unusable(file: string, why: string): TrialdeckError {
  return new TrialdeckError('failure', `The partition file ${file} cannot be used: ${why}.`);
}
