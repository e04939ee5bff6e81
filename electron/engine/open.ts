/**
 * A data folder opened: the owner's lock, the database with its samples, the backend, and the socket on which other processes
 * ask. One process owns a folder; others may read beside it.
 */
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Reply } from '../../shared/contract/api.ts';
import { TrialdeckError } from '../../shared/errors.ts';
import { openStore } from '../../db/open-store.ts';
import type { Store } from '../../db/store.ts';
import { createBackend, type Backend } from './backend.ts';
import { officialOrigins } from './tasks/network/data/fetch/official-origins.ts';
import { dispatch } from './dispatch.ts';
import { hostEnvironment } from './environment.ts';
import { makeFolders, type Folders } from './folders.ts';
import { serveLocalSocket } from './local-socket.ts';
import { takeOwnership, type Owner, type Ownership } from './owner.ts';
import { freeMemory } from './pool/default-workers.ts';
import type { SpawnWorker } from './pool/protocol.ts';
import { importSamples } from './samples.ts';
import { systemClock } from '../../shared/system-clock.ts';
import { createThinking } from './thinking/thinking.ts';
import { versions } from './versions.ts';

/** What differs from host to host. */
export interface HostParts {
  readonly spawn: SpawnWorker;
  /** What a thread that thinks runs, where it is not the source beside this file. */
  readonly threadEntry?: string | undefined;
  /** Where the samples lie that belong into the database; null where none do. */
  readonly samples: string | null;
  /** Of what the host itself is made of. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Path of the compiled SQLite addon, where it is not the one that comes with the package. */
  readonly sqliteBinding?: string | undefined;
  /** Is handed what can only be a bug; the caller gets one sentence. */
  onBug(error: unknown): void;
}

export interface OpenFolder {
  readonly backend: Backend;
  /** Answers a call of the contract; see dispatch. */
  answer(call: unknown): Promise<Reply<unknown>>;
  close(): Promise<void>;
}

/**
 * Opens the folder for this process alone, or answers who has it.
 * @throws TrialdeckError unavailable or failure, where the folder or the database cannot be used; nothing is left behind then
 */
export async function openFolder(folders: Folders, host: HostParts): Promise<OpenFolder | { readonly takenBy: Owner }> {
  makeFolders(folders);
  const ownership = takeOwnership(folders.data);
  return 'takenBy' in ownership ? ownership : own(ownership, folders, host);
}

async function own({ owner, release }: Ownership, folders: Folders, host: HostParts): Promise<OpenFolder> {
  const undo: (() => unknown)[] = [release];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const store = openDatabase(folders, host, false);
    undo.push(store.close);
    if (host.samples !== null) importSamples(store, host.samples);
    const backend = backendOn(store, folders, host);
    undo.push(backend.close);
    const answer = answerOf(backend, host);
    const socket = await serveLocalSocket(owner.socket, answer, backend.subscribe);
    undo.push(socket.close);
    return { backend, answer, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Opens the folder to be read beside its owner: what would change anything is refused.
 * @throws TrialdeckError busy, where the owner has not made the database yet
 */
export function openBeside(owner: Owner, folders: Folders, host: HostParts): OpenFolder {
  if (!existsSync(folders.database))
    throw new TrialdeckError('busy', `Another Trialdeck process (${owner.pid}) is using ${folders.data}. Try again.`);
  const store = openDatabase(folders, host, true);
  const backend = backendOn(store, folders, host);
  const close = async (): Promise<void> => {
    backend.close();
    store.close();
  };
  return { backend, answer: answerOf(backend, host), close };
}

function openDatabase({ database }: Folders, { sqliteBinding }: HostParts, readOnly: boolean): Store {
  return openStore(database, { readOnly, nativeBinding: sqliteBinding, now: systemClock.now });
}

function backendOn(store: Store, folders: Folders, host: HostParts): Backend {
  const { engine, list } = versions();
  return createBackend({
    store,
    folders,
    origins: officialOrigins(folders.cache, systemClock),
    spawn: host.spawn,
    thinking: createThinking(availableParallelism(), host.threadEntry),
    clock: systemClock,
    newSeed: () => randomInt(2 ** 31),
    cores: availableParallelism(),
    freeBytes: freeMemory(),
    environment: hostEnvironment(),
    engine,
    versions: { ...list, ...host.versions },
  });
}

function answerOf({ api }: Backend, { onBug }: HostParts): OpenFolder['answer'] {
  return (call) => dispatch(api, call, onBug);
}
