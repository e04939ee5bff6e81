/**
 * The window in a browser: its files over HTTP and the contract over a WebSocket at /api, on this machine only.
 *
 * Every request must name this server as its host, so that no foreign name can be made to point here (DNS rebinding), must
 * come from no other page (its origin), and must hold the cookie that a link was exchanged for.
 */
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { WebSocketServer } from 'ws';
import type { Clock } from '../../shared/clock.ts';
import { TrialdeckError } from '../../shared/errors.ts';
import { LARGEST_REQUEST_BYTES } from '../../shared/largest-request.ts';
import type { Port } from '../../shared/wire.ts';
import { COOKIE_SECONDS, cookieName, createDoor, newLink, readSecret, type Door } from './access.ts';
import { compressed } from './compressed.ts';
import { contentHeaders, SECURITY_HEADERS } from './headers.ts';
import { refuse, refuseUpgrade, refusalOfMethod, refusalOfSource, type Refusal } from './refusal.ts';
import { findFile } from './static-files.ts';
import { keepAlive, portOfWebSocket } from './web-socket-port.ts';

export interface WebServerOptions {
  /** 0 takes any that is free. */
  readonly port: number;
  /** The built window. */
  readonly folder: string;
  /** Where the secret is kept that signs links and cookies. */
  readonly dataFolder: string;
  /** Called with every connection that was let in. */
  readonly connect: (port: Port) => void;
  readonly clock: Clock;
  readonly pingEveryMs?: number;
}

export interface WebServer {
  /** Without a token: for whoever has been let in. */
  readonly address: string;
  readonly port: number;
  /** An address that lets one browser in, once. */
  newLink(): string;
  close(): Promise<void>;
}

/** @throws TrialdeckError busy, where the port is in use; unavailable, where it is refused or the window is not built */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  if (!existsSync(path.join(options.folder, 'index.html')))
    throw new TrialdeckError(
      'unavailable',
      `There is no built window in ${options.folder}: index.html is missing. Build it with: npm run build`,
    );
  const secret = readSecret(options.dataFolder);
  const server = createServer();
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const door = createDoor(secret, port, options.clock);
  // Each call in its own turn: of several that arrive together the first is answered before the last is looked at.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_REQUEST_BYTES, allowSynchronousEvents: false });

  server.on('request', (request, response) => {
    answer(request, response, { door, port, folder: options.folder }).catch(() => response.destroy());
  });
  server.on('upgrade', (request, stream, head) => {
    const refusal = refusalOfUpgrade(request, door, port);
    if (refusal !== null) return refuseUpgrade(stream, refusal);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      keepAlive(socket, options.pingEveryMs ?? 30_000, options.clock);
      options.connect(portOfWebSocket(socket));
    });
  });

  return {
    address: `http://127.0.0.1:${port}/`,
    port,
    newLink: () => newLink(secret, port, options.clock),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      const inUse = new TrialdeckError('busy', `Port ${port} is in use. Choose another one.`, 'port');
      const refused = new TrialdeckError('unavailable', `Port ${port} cannot be used (${code}). Choose another one.`, 'port');
      reject(code === 'EADDRINUSE' ? inUse : refused);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

interface Place {
  readonly door: Door;
  readonly port: number;
  readonly folder: string;
}

async function answer(request: IncomingMessage, response: ServerResponse, { door, port, folder }: Place): Promise<void> {
  const refusal = refusalOfSource(request, port) ?? refusalOfMethod(request);
  if (refusal !== null) return refuse(response, refusal);
  const { pathname, token } = target(request);
  const admitted = door.admits(request.headers.cookie);
  if (token !== null && request.method === 'GET') return exchange(response, token, { door, port, admitted });
  if (!admitted) return refuse(response, NOT_ADMITTED);

  const file = await findFile(folder, pathname);
  if (file === null) return refuse(response, { status: 404, sentence: 'There is nothing at this address.' });
  const sent = await compressed(file, request.headers['accept-encoding'] ?? '');
  response.writeHead(200, { ...SECURITY_HEADERS, ...contentHeaders(sent) });
  response.end(request.method === 'HEAD' ? undefined : sent.content);
}

const HOW_TO_COME_IN = 'Get a new address with `trialdeck serve --new-link` and open it.';
const NOT_ADMITTED: Refusal = { status: 401, sentence: `This browser has not been let in. ${HOW_TO_COME_IN}` };
const USED_LINK: Refusal = {
  status: 403,
  sentence: `This link has been used, is too old, or is not one of this server's: each works once. ${HOW_TO_COME_IN}`,
};

/** A browser that is in already needs no link: it may have been opened from the history. */
function exchange(
  response: ServerResponse,
  token: string,
  { door, port, admitted }: { readonly door: Door; readonly port: number; readonly admitted: boolean },
): void {
  const value = door.redeem(token);
  if (value === null && !admitted) return refuse(response, USED_LINK);
  const cookie = `${cookieName(port)}=${value}; Max-Age=${COOKIE_SECONDS}; Path=/; HttpOnly; SameSite=Strict`;
  response.writeHead(303, {
    ...SECURITY_HEADERS,
    location: '/',
    'cache-control': 'no-store',
    ...(value !== null && { 'set-cookie': cookie }),
  });
  response.end();
}

function refusalOfUpgrade(request: IncomingMessage, door: Door, port: number): Refusal | null {
  const refusal = refusalOfSource(request, port);
  if (refusal !== null) return refusal;
  if (request.headers.origin === undefined) return { status: 403, sentence: 'A WebSocket must name the page that it is for.' };
  if (target(request).pathname !== '/api') return { status: 404, sentence: 'There is no WebSocket at this address.' };
  return door.admits(request.headers.cookie) ? null : NOT_ADMITTED;
}

function target({ url = '/' }: IncomingMessage): { readonly pathname: string; readonly token: string | null } {
  const [pathname = '/', query = ''] = url.split('?', 2);
  return { pathname, token: new URLSearchParams(query).get('token') };
}
