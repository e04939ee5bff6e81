/**
 * The entry of the engine host, a utility process of the desktop app: it owns the database, runs searches, and answers the
 * contract on every port that it is handed. Its arguments: the database file, where it is not the usual one.
 */
import type { EmitterPort } from '../../shared/message-port.ts';
import type { SystemNotice } from '../../shared/contract/system.ts';
import { portOfEmitter } from '../../shared/message-port.ts';
import { serveConnection } from '../../shared/wire.ts';
import { foldersOf } from '../engine/folders.ts';
import { foldersOfDatabase } from './database-folders.ts';
import type { FromHost, ToHost } from './messages.ts';
import { openBackend, type OpenBackend } from './open-backend.ts';
import { utilityWorkers } from './spawn-utility.ts';

/** Electron's parent port, as far as the host needs it. */
interface ParentPort {
  postMessage(message: FromHost): void;
  on(event: 'message', listener: (event: { readonly data: ToHost; readonly ports: readonly EmitterPort[] }) => void): unknown;
}

const { parentPort } = process as unknown as { parentPort: ParentPort };
const toMain = (message: FromHost): void => parentPort.postMessage(message);
const workers = utilityWorkers(toMain);

async function open(): Promise<OpenBackend> {
  const own = foldersOf(process.env);
  const [file] = process.argv.slice(2);
  const backend = await openBackend(file ? foldersOfDatabase(file, own) : own, workers.spawn);
  toMain({ kind: 'ready' });
  return backend;
}

function serve(backend: OpenBackend, channel: EmitterPort): void {
  const port = portOfEmitter(channel);
  serveConnection(port, backend.answer, backend.subscribe);
  if (backend.owner) {
    const notice: SystemNotice = { level: 'warning', text: readOnlyNotice(backend.owner.pid), jobId: null, studyId: null };
    port.send({ event: 'notice', data: notice });
  }
}

function readOnlyNotice(pid: number): string {
  return `Another Trialdeck process (${pid}) has these studies open, so they can only be looked at here. End it and start Trialdeck again to change them.`;
}

async function close(backend: OpenBackend): Promise<void> {
  await backend.close();
  process.exit(0);
}

function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}

// Ctrl-C reaches every process of the terminal; main asks the host to close.
process.on('SIGINT', () => {});

const opened = open();
opened.catch((error: unknown) => {
  toMain({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
});

parentPort.on('message', ({ data, ports: [port] }) => {
  if (data.kind === 'connect') {
    if (port) void opened.then((backend) => serve(backend, port)).catch(() => port.close());
  } else if (data.kind === 'close') {
    void opened.then(close).catch(fail);
  } else workers.receive(data, port);
});
