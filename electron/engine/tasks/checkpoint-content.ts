/**
 * The frame of a checkpoint, whatever task it is of, and what its content is called: who brings checkpoints about knows no more
 * of them.
 *
 * Layout: 8 bytes `TRIALCK1`, uint32 header length (little-endian), header in JSON, body. The header holds a SHA-256 of
 * the body, or of itself and the body.
 */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { TrialdeckError } from '../../../shared/errors.ts';
import { ofCheckpoint } from '../fault.ts';

export const CHECKPOINT_FORMAT = 'TRIALCK1';
export const HEADER_AT = CHECKPOINT_FORMAT.length + 4;

/**
 * The name of a checkpoint's content: the SHA-256 of its header, which holds that of all that follows. What is none is named
 * too, so that whoever reads it says what is wrong with it.
 * @throws TrialdeckError failure, of the fault `checkpoint`, where the file is missing.
 */
export function checkpointContent(file: string): string {
  return readingCheckpoint(file, () => {
    const descriptor = openSync(file, 'r');
    try {
      const start = Buffer.alloc(HEADER_AT);
      readSync(descriptor, start, 0, HEADER_AT, 0);
      const following = Math.max(0, fstatSync(descriptor).size - HEADER_AT);
      const header = Buffer.alloc(isCheckpoint(start) ? Math.min(headerBytes(start), following) : 0);
      readSync(descriptor, header, 0, header.length, HEADER_AT);
      return createHash('sha256').update(start).update(header).digest('hex');
    } finally {
      closeSync(descriptor);
    }
  });
}

export function isCheckpoint(start: Buffer): boolean {
  return start.subarray(0, CHECKPOINT_FORMAT.length).toString('latin1') === CHECKPOINT_FORMAT;
}

/** How long the header is by what stands before it, which may be damaged too. @param start of a checkpoint */
export function headerBytes(start: Buffer): number {
  return start.readUInt32LE(CHECKPOINT_FORMAT.length);
}

/** What reading the file gives. @throws TrialdeckError failure, which names the file, in place of whatever else is thrown. */
export function readingCheckpoint<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof TrialdeckError) throw cause;
    throw damagedCheckpoint(file, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** @param cause by which it is told whether the machine or the file is to blame */
export function damagedCheckpoint(file: string, why: string, cause?: unknown): TrialdeckError {
  return ofCheckpoint(`The checkpoint ${file} cannot be used: ${why}.`, cause);
}
