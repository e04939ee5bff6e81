/** The contract over a Unix domain socket or a Windows named pipe: for a terminal beside the process that owns the data. */
import { rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Reply } from '../../shared/contract/api.ts';
import { TrialdeckError } from '../../shared/errors.ts';
import { LARGEST_REQUEST_BYTES } from '../../shared/largest-request.ts';
import { connectClient, serveConnection, type Connection, type Subscribe } from '../../shared/wire.ts';
import { portOfSocket } from './json-lines.ts';

export interface LocalSocket {
  /** Ends the connections and removes the socket. */
  close(): Promise<void>;
}

/**
 * Answers calls on the socket at `path`, which nobody but the user may open; one that a dead process left is replaced.
 * @throws TrialdeckError busy, where another process answers there; unavailable, where the system refuses the path
 */
export async function serveLocalSocket(
  path: string,
  answer: (call: unknown) => Promise<Reply<unknown>>,
  subscribe: Subscribe,
): Promise<LocalSocket> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serveConnection(portOfSocket(socket, LARGEST_REQUEST_BYTES), answer, subscribe);
  });
  await listenWhereNobodyDoes(server, path);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** @throws TrialdeckError unavailable, where nobody answers at the path */
export async function connectLocalSocket(path: string): Promise<Connection> {
  try {
    return connectClient(portOfSocket(await open(path)));
  } catch (cause) {
    throw new TrialdeckError('unavailable', `Nothing answers at ${path} (${codeOf(cause)}).`);
  }
}

async function listenWhereNobodyDoes(server: Server, path: string): Promise<void> {
  try {
    await listen(server, path);
  } catch (cause) {
    if (codeOf(cause) !== 'EADDRINUSE') throw refused(path, cause);
    if (await answers(path)) throw new TrialdeckError('busy', `Another process answers at ${path}.`);
    rmSync(path, { force: true });
    await listen(server, path).catch((again: unknown) => {
      throw refused(path, again);
    });
  }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // The socket is made within the call to listen, so it never exists with another mode than 0600.
    const before = process.umask(0o177);
    try {
      server.listen(path, () => {
        server.off('error', reject);
        resolve();
      });
    } finally {
      process.umask(before);
    }
  });
}

function open(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

async function answers(path: string): Promise<boolean> {
  try {
    (await open(path)).destroy();
    return true;
  } catch {
    return false;
  }
}

const refused = (path: string, cause: unknown): TrialdeckError =>
  new TrialdeckError('unavailable', `The socket ${path} cannot be made (${codeOf(cause)}).`);

const codeOf = (cause: unknown): string => (cause as NodeJS.ErrnoException).code ?? String(cause);
