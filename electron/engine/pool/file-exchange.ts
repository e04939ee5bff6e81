/** Files on a stream of messages: in pieces, no faster than the other end reads, and checked there. */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { TrialdeckError } from '../../../shared/errors.ts';

/** A piece of a file. */
export interface Piece {
  readonly kind: 'piece';
  /** What the file is called between the two ends. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** With the last piece: the SHA-256 of all. */
  readonly sha256: string | null;
}

const PIECE_BYTES = 1 << 20;

/** Sends a file. `send` settles when more may be sent. @throws where the file cannot be read */
export async function sendFile(name: string, file: string, send: (piece: Piece) => Promise<void>): Promise<void> {
  const reader = await open(file);
  const hash = createHash('sha256');
  try {
    for (;;) {
      const { bytesRead, buffer } = await reader.read(Buffer.alloc(PIECE_BYTES));
      const bytes = buffer.subarray(0, bytesRead);
      hash.update(bytes);
      const isLast = bytesRead === 0;
      await send({ kind: 'piece', name, bytes, sha256: isLast ? hash.digest('hex') : null });
      if (isLast) return;
    }
  } finally {
    await reader.close();
  }
}

interface Arriving {
  readonly draft: string;
  readonly descriptor: number;
  readonly hash: Hash;
}

export interface ArrivingFiles {
  /**
   * Takes a piece of the file that is to lie at this place, and answers whether it was the last one. Until then a draft lies
   * beside the place.
   * @throws TrialdeckError failure, where another content arrived than was sent; of a file that cannot be written nothing stays
   */
  take(piece: Piece, place: string): boolean;
  /** Forgets what has not arrived whole. */
  drop(): void;
}

export function arrivingFiles(): ArrivingFiles {
  const arriving = new Map<string, Arriving>();
  const begin = (name: string, place: string): Arriving => {
    mkdirSync(path.dirname(place), { recursive: true });
    const draft = `${place}.${process.pid}.tmp`;
    const begun = { draft, descriptor: openSync(draft, 'w'), hash: createHash('sha256') };
    arriving.set(name, begun);
    return begun;
  };
  const forget = (name: string, { draft, descriptor }: Arriving): void => {
    arriving.delete(name);
    closeSync(descriptor);
    rmSync(draft, { force: true });
  };
  const finish = (name: string, file: Arriving, place: string, sha256: string): void => {
    if (file.hash.digest('hex') !== sha256)
      throw new TrialdeckError('failure', `The file ${name} did not arrive as it was sent.`);
    renameSync(file.draft, place);
    forget(name, file);
  };
  return {
    take: ({ name, bytes, sha256 }, place) => {
      const file = arriving.get(name) ?? begin(name, place);
      try {
        // All of them, or an error: a disk that fills up takes a part of what it is given at first.
        writeFileSync(file.descriptor, bytes);
        file.hash.update(bytes);
        if (sha256 !== null) finish(name, file, place, sha256);
      } catch (error) {
        forget(name, file);
        throw error;
      }
      return sha256 !== null;
    },
    drop: () => arriving.forEach((file, name) => forget(name, file)),
  };
}
