/** A database as a report carries it, unpacked. */
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

/** A small file may say that it is a very large one. */
const MOST_BYTES = 2 ** 31;

/** Null where it is damaged, or larger than any that is written. */
export async function unpacked(bytes: Uint8Array): Promise<Uint8Array | null> {
  return promisify(brotliDecompress)(bytes, { maxOutputLength: MOST_BYTES }).catch(() => null);
}
