import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { systemClock } from '../../../shared/system-clock.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { LARGEST_REQUEST_BYTES } from '../../../shared/largest-request.ts';
import { LARGEST_BACKLOG_BYTES, serveConnection } from '../../../shared/wire.ts';
import { startWebServer, type WebServer, type WebServerOptions } from '../../../electron/serve/web-server.ts';
import { portOfWebSocket } from '../../../electron/serve/web-socket-port.ts';
import { createFormulaBackend, longText, type FormulaBackend } from '../../support/formula-backend.ts';
import { describeTransport } from '../../support/transport-conformance.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-window-'));
const dataFolder = mkdtempSync(path.join(tmpdir(), 'trialdeck-data-'));
writeFileSync(path.join(folder, 'index.html'), 'the window');
writeFileSync(path.join(folder, 'app.js'), 'script');
afterAll(() => [folder, dataFolder].forEach((made) => rmSync(made, { recursive: true })));

function start(backend: FormulaBackend, options: Partial<WebServerOptions> = {}): Promise<WebServer> {
  const serve: WebServerOptions['connect'] = (port) => serveConnection(port, backend.answer, backend.subscribe);
  return startWebServer({ port: 0, folder, dataFolder, clock: systemClock, connect: serve, ...options });
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A request as it is, with none of the headers that `fetch` insists on. */
function get(port: number, target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = ask({ host: '127.0.0.1', port, path: target, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
    });
    request.on('error', reject).end();
  });
}

const targetOf = (link: string): string => link.slice(link.indexOf('/?'));

async function cookieFor(server: WebServer): Promise<string> {
  const { headers } = await get(server.port, targetOf(server.newLink()));
  return headers['set-cookie']![0]!.split(';')[0]!;
}

async function openSocket({ port }: WebServer, headers: Record<string, string>): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api`, { headers });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return socket;
}

async function openOwnSocket(server: WebServer): Promise<WebSocket> {
  return openSocket(server, { origin: `http://127.0.0.1:${server.port}`, cookie: await cookieFor(server) });
}

describeTransport('a WebSocket', async (backend) => {
  const server = await start(backend);
  return { connect: async () => portOfWebSocket(await openOwnSocket(server)), close: () => server.close() };
});

describe('the web server', () => {
  let backend: FormulaBackend;
  let server: WebServer;
  beforeEach(async () => {
    backend = createFormulaBackend();
    server = await start(backend);
  });
  afterEach(() => server.close());

  it('exchanges a link for a cookie, once, and says how to get another', async () => {
    const link = server.newLink();
    const first = await get(server.port, targetOf(link));
    const second = await get(server.port, targetOf(link));
    expect({
      link,
      first: { status: first.status, location: first.headers.location, store: first.headers['cache-control'] },
      cookie: first.headers['set-cookie'],
      second: { status: second.status, text: second.text, cookie: second.headers['set-cookie'] },
    }).toEqual({
      link: expect.stringMatching(`^http://127\\.0\\.0\\.1:${server.port}/\\?token=[\\w.-]{60,}$`),
      first: { status: 303, location: '/', store: 'no-store' },
      cookie: [
        expect.stringMatching(`^trialdeck_${server.port}=[\\w.-]{60,}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Strict$`),
      ],
      second: {
        status: 403,
        text:
          "This link has been used, is too old, or is not one of this server's: each works once. " +
          'Get a new address with `trialdeck serve --new-link` and open it.\n',
        cookie: undefined,
      },
    });
  });

  it('lets a browser that is in follow its used link', async () => {
    const target = targetOf(server.newLink());
    const cookie = (await get(server.port, target)).headers['set-cookie']![0]!.split(';')[0]!;
    const { status, headers } = await get(server.port, target, { cookie });
    expect([status, headers.location, headers['set-cookie']]).toEqual([303, '/', undefined]);
  });

  it('does not spend a link on HEAD, as a preview of the address would', async () => {
    const target = targetOf(server.newLink());
    expect([(await get(server.port, target, {}, 'HEAD')).status, (await get(server.port, target)).status]).toEqual([401, 303]);
  });

  it('serves the window to the holder of the cookie, with its content policy', async () => {
    const cookie = await cookieFor(server);
    const answers = await Promise.all(['/', '/app.js', '/study/3'].map((target) => get(server.port, target, { cookie })));
    expect(answers.map(({ status, headers, text }) => [status, headers['content-type'], text])).toEqual([
      [200, 'text/html; charset=utf-8', 'the window'],
      [200, 'text/javascript; charset=utf-8', 'script'],
      [200, 'text/html; charset=utf-8', 'the window'],
    ]);
    for (const { headers } of [...answers, await get(server.port, '/')])
      expect(headers).toMatchObject({
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
          "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      });
  });

  it('answers HEAD without the content', async () => {
    const { status, headers, text } = await get(server.port, '/', { cookie: await cookieFor(server) }, 'HEAD');
    expect([status, headers['content-length'], text]).toEqual([200, '10', '']);
  });

  it('keeps its cookies over a restart', async () => {
    const cookie = await cookieFor(server);
    const { port } = server;
    await server.close();
    server = await start(backend, { port });
    expect((await get(port, '/', { cookie })).status).toBe(200);
  });

  it.each(['/', '/app.js', '/study/3', '/missing.js', '/api'])('refuses %s without the cookie', async (target) => {
    const { status, text } = await get(server.port, target);
    expect([status, text]).toEqual([
      401,
      'This browser has not been let in. Get a new address with `trialdeck serve --new-link` and open it.\n',
    ]);
  });

  it.each(['/../access.ts', '/..%2f..%2fetc/hosts.txt', '/missing.js', '/%', 'http://127.0.0.1/app.js'])(
    'has nothing at %s',
    async (target) => {
      const { status, text } = await get(server.port, target, { cookie: await cookieFor(server) });
      expect([status, text]).toEqual([404, 'There is nothing at this address.\n']);
    },
  );

  it.each(['evil.example', 'evil.example:PORT', '127.0.0.1', '127.0.0.1:1', 'localhost', '127.0.0.1.evil.example:PORT'])(
    'refuses the host %s, even with a link or the cookie',
    async (name) => {
      const host = name.replace('PORT', `${server.port}`);
      const link = server.newLink();
      const answers = [
        await get(server.port, targetOf(link), { host }),
        await get(server.port, '/', { host, cookie: await cookieFor(server) }),
      ];
      expect(answers.map(({ status, text }) => [status, text])).toEqual(
        answers.map(() => [421, `This server answers as 127.0.0.1:${server.port} and localhost:${server.port} only.\n`]),
      );
    },
  );

  it('answers as localhost too', async () => {
    const host = `localhost:${server.port}`;
    const headers = { host, origin: `http://${host}`, cookie: await cookieFor(server) };
    expect((await get(server.port, '/', headers)).status).toBe(200);
  });

  it.each(['http://evil.example', 'null', 'http://127.0.0.1', 'https://127.0.0.1:PORT', 'http://localhost:PORT'])(
    'refuses requests that a page of %s makes to 127.0.0.1',
    async (name) => {
      const headers = { origin: name.replace('PORT', `${server.port}`), cookie: await cookieFor(server) };
      const { status, text } = await get(server.port, '/', headers);
      expect([status, text]).toEqual([403, 'Requests from other pages are refused.\n']);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('does not answer %s', async (method) => {
    const { status, headers } = await get(server.port, '/', { cookie: await cookieFor(server) }, method);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it.each([
    ['without the cookie', { cookie: '' }, '/api', 401],
    ['with a false cookie', { cookie: 'trialdeck_PORT=1.a.b' }, '/api', 401],
    ['from another page', { origin: 'http://evil.example' }, '/api', 403],
    ['from no page', { origin: '' }, '/api', 403],
    ['for another host', { host: 'evil.example:PORT' }, '/api', 421],
    ['at another path', {}, '/other', 404],
  ])('refuses a WebSocket %s', async (_, wrong, target, status) => {
    const own = { origin: `http://127.0.0.1:${server.port}`, cookie: await cookieFor(server) };
    const headers = Object.entries({ ...own, ...wrong }).map(([name, value]) => [name, value.replace('PORT', `${server.port}`)]);
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${target}`, {
      headers: Object.fromEntries(headers.filter(([, value]) => value !== '')),
    });
    socket.on('error', () => {});
    const response = await new Promise((resolve) => {
      socket.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
      socket.once('open', () => resolve('open'));
    });
    socket.terminate();
    expect([response, backend.subscribers()]).toEqual([status, 0]);
  });

  it('listens on the loopback address only', async () => {
    const others = ['127.0.0.2', '::1'].map(
      (host) =>
        new Promise((resolve) => {
          connect({ host, port: server.port })
            .once('connect', () => resolve('open'))
            .once('error', () => resolve('closed'));
        }),
    );
    expect(await Promise.all(others)).toEqual(['closed', 'closed']);
  });

  it('closes a connection that sends no JSON, or too much', async () => {
    const codes: unknown[] = [];
    for (const message of ['hello', 'x'.repeat(LARGEST_REQUEST_BYTES + 1)]) {
      const socket = await openOwnSocket(server);
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.send(message);
      codes.push(await closed);
    }
    expect([codes, backend.called]).toEqual([[1007, 1009], []]);
  });

  it('drops a client that takes nothing up', async () => {
    const socket = await openOwnSocket(server);
    await vi.waitFor(() => expect(backend.subscribers()).toBe(1));
    socket.pause();
    const text = longText(4_000_000);
    const notice = { level: 'info', text, jobId: null, studyId: null } as const;
    for (let sent = 0; sent <= LARGEST_BACKLOG_BYTES; sent += text.length) backend.announce('notice', notice);
    backend.announce('study', { studyId: 1 });
    await vi.waitFor(() => expect(backend.subscribers()).toBe(0));
    socket.terminate();
  });
});

describe('calls that arrive together', () => {
  it('are looked at one by one, so that the first need not wait for the last', async () => {
    const order: string[] = [];
    const connect: WebServerOptions['connect'] = (port) =>
      port.onMessage((message) => {
        order.push(`call ${String(message)}`);
        void Promise.resolve().then(() => order.push(`answer ${String(message)}`));
      });
    const server = await start(createFormulaBackend(), { connect });
    const socket = await openOwnSocket(server);
    for (const call of [1, 2, 3]) socket.send(String(call));
    await vi.waitFor(() => expect(order).toHaveLength(6));
    expect(order).toEqual(['call 1', 'answer 1', 'call 2', 'answer 2', 'call 3', 'answer 3']);
    socket.terminate();
    await server.close();
  });
});

describe('keeping alive', () => {
  it('keeps a client that answers pings and drops one that does not', async () => {
    const backend = createFormulaBackend();
    const server = await start(backend, { pingEveryMs: 50 });
    const alive = await openOwnSocket(server);
    let pings = 0;
    alive.on('ping', () => pings++);
    const silent = await openOwnSocket(server);
    silent.pause();
    await vi.waitFor(() => expect(backend.subscribers()).toBe(2));
    await vi.waitFor(() => expect(backend.subscribers()).toBe(1));
    await vi.waitFor(() => expect(pings).toBeGreaterThan(3));
    expect(alive.readyState).toBe(WebSocket.OPEN);
    silent.terminate();
    await server.close();
  });
});

describe('starting', () => {
  it('names a port that is in use', async () => {
    const server = await start(createFormulaBackend());
    const { port } = server;
    await expect(start(createFormulaBackend(), { port })).rejects.toEqual(
      new TrialdeckError('busy', `Port ${port} is in use. Choose another one.`, 'port'),
    );
    await server.close();
  });

  it('names a folder without a window', async () => {
    await expect(start(createFormulaBackend(), { folder: dataFolder })).rejects.toEqual(
      new TrialdeckError(
        'unavailable',
        `There is no built window in ${dataFolder}: index.html is missing. Build it with: npm run build`,
      ),
    );
  });

  it('frees the port at the end, with connections open', async () => {
    const server = await start(createFormulaBackend());
    await openOwnSocket(server);
    await server.close();
    const again = await start(createFormulaBackend(), { port: server.port });
    await again.close();
  });
});
