/**
 * What a trial made of every row of a partition at one epoch, packed as small as it can be: a bit that says whether the row was
 * got right, or the row's own loss as a number of half precision (IEEE 754 binary16, 11 significant bits, little-endian).
 */
import type { PartitionName } from './model.ts';

export interface RowResults {
  readonly kind: 'hits' | 'losses';
  /** hits: row 0 is the lowest bit of the first byte; losses: two bytes a row. */
  readonly content: Uint8Array;
}

/** At one epoch: of *select*, of *confirm* too where a study records it. Nothing of a partition of which none are kept. */
export type RowResultsByPartition = { readonly [Name in PartitionName]?: RowResults };

/** Beyond so many rows none are kept: the file would grow by more than they are worth. */
export const MOST_ROWS = 50_000;

/** How many bytes so many rows are packed into. */
export function packedBytes(kind: RowResults['kind'], rows: number): number {
  return kind === 'hits' ? Math.ceil(rows / 8) : 2 * rows;
}

/** @param hits one a row; anything but 0 is a hit. */
export function packHits(hits: ArrayLike<number>): RowResults {
  const content = new Uint8Array(packedBytes('hits', hits.length));
  for (let row = 0; row < hits.length; row++) if (hits[row] !== 0) content[row >> 3]! |= 1 << (row & 7);
  return { kind: 'hits', content };
}

/** One a row, 1 for a hit. @param rows as many as were packed: the last byte does not say. */
export function unpackHits({ content }: RowResults, rows: number): Uint8Array {
  return Uint8Array.from({ length: rows }, (_, row) => (content[row >> 3]! >> (row & 7)) & 1);
}

/** Rounded to the nearest number of half precision; from 65,520 on they are infinite. */
export function packLosses(losses: ArrayLike<number>): RowResults {
  const view = new DataView(new ArrayBuffer(packedBytes('losses', losses.length)));
  for (let row = 0; row < losses.length; row++) view.setFloat16(2 * row, losses[row]!, true);
  return { kind: 'losses', content: new Uint8Array(view.buffer) };
}

export function unpackLosses({ content }: RowResults): Float32Array {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  return Float32Array.from({ length: content.length / 2 }, (_, row) => view.getFloat16(2 * row, true));
}
