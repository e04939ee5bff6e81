import { readFileSync, writeFileSync } from 'node:fs';

const PAGE_BYTES = 4096;

/** Overwrites the last page: the file still says that it is a database of Trialdeck, and opens. */
export function damageDatabase(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, bytes.length - PAGE_BYTES);
  writeFileSync(file, bytes);
}
