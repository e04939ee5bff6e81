/** The finished studies that come with the product, so that there is something to look at before the first search. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import type { Store } from '../../db/store.ts';

/** Setting of a store: the names of the samples that it has had. */
export const IMPORTED = 'imported samples';

/** Of a database that Brotli has compressed, after its own name. */
export const COMPRESSED = '.br';

/** Two levels up from here as from the built host, which lies in `dist/electron`. */
export const samplesFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'samples');

/** Copies each sample into the store once: one that was deleted does not come back. */
export function importSamples(store: Store, folder = samplesFolder): void {
  if (!existsSync(folder)) return;
  const known = (store.setting(IMPORTED) as readonly string[] | undefined) ?? [];
  const files = readdirSync(folder).filter((name) => isSample(name) && !known.includes(name));
  for (const name of files) importSample(store, path.join(folder, name));
  if (files.length > 0) store.setSetting(IMPORTED, [...known, ...files]);
}

/** Ids of its studies in the store, of those that were not there before. */
export function importSample(store: Store, file: string): readonly number[] {
  if (!file.endsWith(COMPRESSED)) return store.importStudies(file, { sample: true });
  const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-sample-'));
  try {
    const unpacked = path.join(folder, path.basename(file, COMPRESSED));
    writeFileSync(unpacked, brotliDecompressSync(readFileSync(file)));
    return store.importStudies(unpacked, { sample: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function isSample(name: string): boolean {
  return name.endsWith('.db') || name.endsWith(`.db${COMPRESSED}`);
}
