/** The backend in a terminal: this process owns the data folder, asks the one that does, or only reads. */
import { existsSync } from 'node:fs';
import type { AsyncApi, Reply } from '../../shared/contract/api.ts';
import type { Connection, Subscribe } from '../../shared/wire.ts';
import { createClient } from '../../shared/client.ts';
import { TrialdeckError } from '../../shared/errors.ts';
import { isUnfinished } from '../../shared/job-state.ts';
import { systemClock } from '../../shared/system-clock.ts';
import type { Session } from '../../shared/model.ts';
import { openStore } from '../../db/open-store.ts';
import type { Store } from '../../db/store.ts';
import { foldersOf, type Folders } from '../engine/folders.ts';
import { samplesFolder } from '../engine/samples.ts';
import { spawnNodeWorkers } from '../engine/pool/spawn-node.ts';
import { connectLocalSocket } from '../engine/local-socket.ts';
import { ownerOf } from '../engine/owner.ts';
import { openFolder, type HostParts, type OpenFolder } from '../engine/open.ts';
import { othersEnded } from './others-ended.ts';

export interface Host {
  readonly api: AsyncApi;
  readonly onEvent: Connection['onEvent'];
  /** Calls the listener once, when the process that has the jobs ends before this one. */
  readonly onClose: Connection['onClose'];
  /** Settles when the session neither runs nor waits. */
  ended(sessionId: number): Promise<Session>;
  /** Ends the workers at once; null where another process has them. */
  readonly abandon: (() => void) | null;
  /** Somebody wants to leave this terminal: `close` does not wait for what others follow, and nothing that waits begins before it. */
  hurry(): void;
  close(): Promise<void>;
}

/** A host that owns the data folder and can serve others. */
export interface OwnHost extends Host {
  answer(call: unknown): Promise<Reply<unknown>>;
  readonly subscribe: Subscribe;
}

/** An owner takes the folder before its database is open and it answers, and gives it back after it has ceased to. */
const OWNER_ANSWERS_WITHIN_MS = 20_000;
const ASK_AGAIN_AFTER_MS = 100;

/** Owns the data folder, or speaks with the process that does. Closing waits for the jobs that other terminals follow. */
export async function openHost(folders: Folders = foldersOf(process.env), clock = systemClock): Promise<Host> {
  const deadline = clock.ms() + OWNER_ANSWERS_WITHIN_MS;
  for (;;) {
    const opened = await openFolder(folders, terminalParts());
    if (!('takenBy' in opened)) return sharedHost(ownHost(opened));
    try {
      return await remoteHost(opened.takenBy.socket, folders);
    } catch (error) {
      if (clock.ms() > deadline) throw error;
      // This process has nothing else to do, and a timer of the clock would not keep it from ending.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ASK_AGAIN_AFTER_MS);
    }
  }
}

/** @throws TrialdeckError busy, where another process owns the data folder. */
export async function openOwnHost(folders: Folders): Promise<OwnHost> {
  const opened = await openFolder(folders, terminalParts());
  if (!('takenBy' in opened)) return ownHost(opened);
  const { pid } = opened.takenBy;
  throw new TrialdeckError(
    'busy',
    `Trialdeck already runs on ${folders.data} (process ${pid}). End that one first, then begin again here: ` +
      'terminals join a window that is there, a window does not join a terminal.',
  );
}

/** What differs in a terminal from other hosts. */
export function terminalParts(): HostParts {
  return {
    spawn: spawnNodeWorkers(),
    samples: samplesFolder,
    onBug: (error) => {
      if (process.env['TRIALDECK_DEBUG']) console.error(error);
    },
  };
}

function ownHost({ backend, answer, close }: OpenFolder): OwnHost {
  const onEvent: OwnHost['onEvent'] = (wanted, listener) =>
    backend.subscribe((name, data) => {
      if (String(name) === wanted) listener(data as never);
    });
  return {
    api: createClient(answer),
    answer,
    subscribe: backend.subscribe,
    onEvent,
    onClose: () => {},
    ended: backend.ended,
    abandon: backend.close,
    hurry: backend.holdLine,
    // What is said last is of jobs whose end could not be written: nobody follows them any more.
    close: () => {
      const forget = onEvent('notice', ({ text }) => void process.stderr.write(`${text}\n`));
      return close().finally(forget);
    },
  };
}

function sharedHost(own: OwnHost): Host {
  let hurries = false;
  return {
    ...own,
    hurry: () => {
      hurries = true;
      own.hurry();
    },
    close: async () => {
      if (!hurries) await othersEnded(own, (line) => process.stderr.write(`${line}\n`));
      await own.close();
    },
  };
}

async function remoteHost(socket: string, folders: Folders): Promise<Host> {
  const connection = await connectLocalSocket(socket);
  return {
    api: connection.api,
    onEvent: connection.onEvent,
    onClose: connection.onClose,
    ended: (sessionId) => remoteEnd(connection, sessionId, folders),
    abandon: null,
    hurry: () => {},
    close: async () => connection.close(),
  };
}

/** The owner may end with the session: what became of it is then read from the database. */
async function remoteEnd({ api, onEvent, onClose }: Connection, sessionId: number, folders: Folders): Promise<Session> {
  const over = Promise.withResolvers<void>();
  onClose(over.resolve);
  const forget = onEvent('session', ({ session }) => {
    if (session.id === sessionId && !isUnfinished(session.state)) over.resolve();
  });
  try {
    const { session } = await api.progress(sessionId);
    if (!isUnfinished(session.state)) return session;
    await over.promise;
    return (await api.progress(sessionId)).session;
  } catch (error) {
    if (!(error instanceof TrialdeckError && error.code === 'unavailable')) throw error;
    const store = await openReader(folders);
    try {
      return store.session(sessionId);
    } finally {
      store.close();
    }
  } finally {
    forget();
  }
}

/**
 * The database for reading, beside whoever writes. Where nobody does it is put in order first: made with its samples where there is none,
 * brought to this version, and rid of jobs that seem to run although their process is gone.
 * @throws TrialdeckError not-found, where there is none and none can be made.
 */
export async function openReader(folders: Folders = foldersOf(process.env)): Promise<Store> {
  if (ownerOf(folders.data) === null) await putInOrder(folders);
  if (!existsSync(folders.database))
    throw new TrialdeckError('not-found', `There are no studies: ${folders.database} does not exist, and cannot be made.`);
  return openStore(folders.database, { readOnly: true });
}

/** What cannot be put in order is read as it is. */
async function putInOrder(folders: Folders): Promise<void> {
  try {
    const opened = await openFolder(folders, terminalParts());
    if (!('takenBy' in opened)) await opened.close();
  } catch (error) {
    if (!(error instanceof TrialdeckError)) throw error;
  }
}
