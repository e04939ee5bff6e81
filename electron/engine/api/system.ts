/** What the program, its folders and its machine are. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { SystemReport } from '../../../shared/contract/system.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Store } from '../../../db/store.ts';
import type { BackendHost } from '../backend-host.ts';

export function systemReport({ store, folders, environment, engine, versions }: BackendHost): SystemReport {
  return {
    environment: { ...environment, ...engine },
    folders: { data: folders.data, cache: folders.cache, checkpoints: folders.checkpoints, partitions: folders.partitions },
    sizes: {
      databaseBytes: sizeOf(folders.database) + sizeOf(`${folders.database}-wal`),
      checkpointBytes: sizeOf(folders.checkpoints),
      cacheBytes: sizeOf(folders.cache),
      partitionBytes: sizeOf(folders.partitions),
    },
    versions,
    readOnly: store.readOnly,
  };
}

/** @param workers as many as a search has unless somebody says otherwise. */
export function readSettings(store: Store, workers: number): Settings {
  const defaults: Settings = { workers, theme: 'system', checkpointQuotaMb: 2_000, keepAwake: true, notify: true };
  return { ...defaults, ...(store.setting('settings') as Partial<Settings> | undefined) };
}

/** Bytes of a file or of everything in a folder; 0 where there is none. Symbolic links count as nothing, each name of a file as its part. */
function sizeOf(place: string): number {
  const entry = statSync(place, { throwIfNoEntry: false });
  if (!entry) return 0;
  if (!entry.isDirectory()) return entry.size / entry.nlink;
  return readdirSync(place, { withFileTypes: true })
    .filter((inner) => !inner.isSymbolicLink())
    .reduce((sum, inner) => sum + sizeOf(path.join(place, inner.name)), 0);
}
