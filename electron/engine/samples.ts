/** The finished studies that come with the product, so that there is something to look at before the first search. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Store } from '../../db/store.ts';

const SETTING = 'imported samples';

/** Two levels up from here as from the built host, which lies in `dist/electron`. */
export const samplesFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'samples');

/** Copies each sample into the store once: one that was deleted does not come back. */
export function importSamples(store: Store, folder = samplesFolder): void {
  if (!existsSync(folder)) return;
  const known = (store.setting(SETTING) as readonly string[] | undefined) ?? [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.db') && !known.includes(name));
  for (const name of files) store.importStudies(path.join(folder, name), { sample: true });
  if (files.length > 0) store.setSetting(SETTING, [...known, ...files]);
}
