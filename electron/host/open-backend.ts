/** The backend of the desktop app: this process owns the data folder, or only reads beside the one that does. */
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Reply } from '../../shared/contract.ts';
import { TrialdeckError } from '../../shared/errors.ts';
import type { Subscribe } from '../../shared/wire.ts';
import { openStore } from '../../db/open-store.ts';
import type { Store } from '../../db/store.ts';
import { versions } from '../cli/versions.ts';
import { createBackend, type Backend } from '../engine/backend.ts';
import { officialOrigins } from '../engine/data/fetch/official-origins.ts';
import { dispatch } from '../engine/dispatch.ts';
import { hostEnvironment } from '../engine/environment.ts';
import { foldersOf, makeFolders, type Folders } from '../engine/folders.ts';
import { takeOwnership, type Owner, type Ownership } from '../engine/owner.ts';
import { freeMemory } from '../engine/pool/default-workers.ts';
import type { SpawnWorker } from '../engine/pool/protocol.ts';
import { importSamples, samplesFolder } from '../engine/samples.ts';
import { serveLocalSocket } from '../serve/local-socket.ts';

export interface OpenBackend {
  readonly answer: (call: unknown) => Promise<Reply<unknown>>;
  readonly subscribe: Subscribe;
  /** The process that owns the data folder, where it is another one: nothing can be changed here. */
  readonly owner: Owner | null;
  close(): Promise<void>;
}

/** @throws TrialdeckError unavailable or failure, where the folder or the database cannot be used */
export async function openBackend(folders: Folders, spawn: SpawnWorker): Promise<OpenBackend> {
  makeFolders(folders);
  const ownership = takeOwnership(folders.data);
  return 'takenBy' in ownership ? readBeside(ownership.takenBy, folders, spawn) : own(ownership, folders, spawn);
}

async function own(ownership: Ownership, folders: Folders, spawn: SpawnWorker): Promise<OpenBackend> {
  const undo: (() => unknown)[] = [ownership.release];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const store = openDatabase(folders.database);
    undo.push(store.close);
    if (folders.database === foldersOf(process.env).database) importSamples(store, unpacked(samplesFolder));
    const backend = backendOn(store, folders, spawn);
    undo.push(backend.close);
    const answer = answerOf(backend);
    const socket = await serveLocalSocket(ownership.owner.socket, answer, backend.subscribe);
    undo.push(socket.close);
    return { answer, subscribe: backend.subscribe, owner: null, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Data sets that a packaged app has beside its samples. */
const shippedDatasets = path.join(path.dirname(samplesFolder), 'datasets');

/** SQLite opens real files only: in a packaged app the samples lie beside the archive, and so do the data sets. */
function unpacked(folder: string): string {
  return folder.replace(/\bapp\.asar(?=[/\\])/, 'app.asar.unpacked');
}

async function readBeside(owner: Owner, folders: Folders, spawn: SpawnWorker): Promise<OpenBackend> {
  if (!existsSync(folders.database))
    throw new TrialdeckError('busy', `Another Trialdeck process (${owner.pid}) is using ${folders.data}. Try again.`);
  const store = openDatabase(folders.database, true);
  const backend = backendOn(store, folders, spawn);
  const close = async (): Promise<void> => {
    backend.close();
    store.close();
  };
  return { answer: answerOf(backend), subscribe: backend.subscribe, owner, close };
}

function openDatabase(file: string, readOnly = false): Store {
  return openStore(file, { readOnly, nativeBinding: process.env['TRIALDECK_SQLITE_BINDING'] });
}

function backendOn(store: Store, folders: Folders, spawn: SpawnWorker): Backend {
  const { engine, list } = versions();
  const { electron = 'none', chrome = 'none' } = process.versions;
  return createBackend({
    store,
    folders: { shipped: unpacked(shippedDatasets), ...folders },
    origins: officialOrigins(folders.cache),
    spawn,
    clock: () => performance.now(),
    newSeed: () => randomInt(2 ** 31),
    cores: availableParallelism(),
    freeBytes: freeMemory(),
    environment: hostEnvironment(),
    engine,
    versions: { ...list, electron, chromium: chrome },
  });
}

function answerOf({ api }: Backend): OpenBackend['answer'] {
  return (call) => dispatch(api, call, (bug) => console.error(bug));
}
