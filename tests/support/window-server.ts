/** Serves the built window with any backend behind it, for tests and pictures: no token, loopback only. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import type { Backend } from '../../electron/engine/backend.ts';
import type { Call, Reply } from '../../shared/contract.ts';
import { TrialdeckError } from '../../shared/errors.ts';

export const BUILT_WINDOW = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../dist/renderer');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface WindowServer {
  readonly address: string;
  /** Cuts every connection and refuses new ones until `restore`. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

export async function serveWindow(backend: Backend, port = 0): Promise<WindowServer> {
  let refusing = false;
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path.join(BUILT_WINDOW, name === '/' ? 'index.html' : path.normalize(name));
    readFile(file).then(
      (content) =>
        response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  const sockets = new WebSocketServer({ server, path: '/api', verifyClient: () => !refusing });
  sockets.on('connection', (socket) => {
    const end = backend.subscribe((event, data) => socket.send(JSON.stringify({ event, data })));
    socket.on('close', end);
    socket.on('message', async (message) => {
      const { id, call } = JSON.parse((message as Buffer).toString()) as { id: number; call: Call };
      socket.send(JSON.stringify({ id, reply: await answer(backend, call) }));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const cut = (): void => {
    refusing = true;
    for (const socket of sockets.clients) socket.terminate();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    cut,
    restore: () => (refusing = false),
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer({ api }: Backend, { method, args }: Call): Promise<Reply<unknown>> {
  try {
    return { ok: true, value: await (api[method] as (...args: readonly unknown[]) => unknown)(...args) };
  } catch (failure) {
    const { code, message, field } = failure instanceof TrialdeckError ? failure : new TrialdeckError('failure', String(failure));
    return { ok: false, error: { code, message, field } };
  }
}
