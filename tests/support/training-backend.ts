/** The product's backend on a data folder, with worker processes that really train the generated figures. */
import { systemClock } from '../../shared/system-clock.ts';
import path from 'node:path';
import { openStore } from '../../db/open-store.ts';
import type { Store } from '../../db/store.ts';
import { createBackend, type Backend } from '../../electron/engine/backend.ts';
import { foldersOf, makeFolders, type Folders } from '../../electron/engine/folders.ts';
import type { SpawnWorker } from '../../electron/engine/pool/protocol.ts';
import { spawnNodeWorkers } from '../../electron/engine/pool/spawn-node.ts';
import { createThinking } from '../../electron/engine/thinking/thinking.ts';
import { SIMULATED_ENVIRONMENT } from './simulated-studies.ts';

export interface TrainingBackend extends Backend {
  readonly store: Store;
  readonly folders: Folders;
}

/**
 * Opens the database of `FOLDER/data`, or begins it. Whatever the machine, it is called by the same name, so that what is
 * recorded speaks of none.
 */
export function openTrainingBackend(folder: string, spawn: SpawnWorker = spawnNodeWorkers()): TrainingBackend {
  const folders = foldersOf({ TRIALDECK_HOME: path.join(folder, 'data'), TRIALDECK_CACHE: path.join(folder, 'cache') });
  makeFolders(folders);
  const store = openStore(folders.database);
  const { engine, tensorflow, ...environment } = SIMULATED_ENVIRONMENT;
  let seeds = 100;
  const backend = createBackend({
    store,
    folders,
    origins: { 'fashion-mnist': [] },
    spawn,
    clock: systemClock,
    thinking: createThinking(2),
    newSeed: () => ++seeds,
    cores: 2,
    freeBytes: 8e9,
    environment,
    engine: { engine, tensorflow },
    versions: {},
  });
  const close = (): void => {
    backend.close();
    store.close();
  };
  return { ...backend, store, folders, close };
}
