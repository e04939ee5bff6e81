import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TrialdeckError } from '../../../shared/errors.ts';
import { LARGEST_REQUEST_BYTES } from '../../../shared/largest-request.ts';
import { LARGEST_BACKLOG_BYTES } from '../../../shared/wire.ts';
import { portOfSocket } from '../../../electron/engine/json-lines.ts';
import { connectLocalSocket, serveLocalSocket } from '../../../electron/engine/local-socket.ts';
import { createFormulaBackend, longText } from '../../support/formula-backend.ts';
import { describeTransport } from '../../support/transport-conformance.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-socket-'));
afterAll(() => rmSync(folder, { recursive: true }));
let sockets = 0;
let place = '';
beforeEach(() => {
  place = path.join(folder, `${++sockets}.sock`);
});

const serve = (backend = createFormulaBackend()) => serveLocalSocket(place, backend.answer, backend.subscribe);

describeTransport('a local socket', async (backend) => {
  const own = place;
  const server = await serve(backend);
  return { ...server, connect: async () => portOfSocket(connect(own)) };
});

describe('serveLocalSocket', () => {
  it('lets only the user in, and removes the socket at the end', async () => {
    const before = process.umask();
    const server = await serve();
    const mode = statSync(place).mode & 0o777;
    await server.close();
    expect([mode, statSync(place, { throwIfNoEntry: false }), process.umask()]).toEqual([0o600, undefined, before]);
  });

  it('replaces the socket that a killed process left', async () => {
    const script = `require('node:net').createServer().listen(${JSON.stringify(place)}, () => process.kill(process.pid, 'SIGKILL'))`;
    spawnSync(process.execPath, ['-e', script]);
    expect(statSync(place).isSocket()).toBe(true);
    const server = await serve();
    const { api, close } = await connectLocalSocket(place);
    expect(await api.studies()).toEqual({ method: 'studies', args: [] });
    close();
    await server.close();
  });

  it('leaves the socket of a live process alone', async () => {
    const server = await serve();
    await expect(serve()).rejects.toEqual(new TrialdeckError('busy', `Another process answers at ${place}.`));
    const connection = await connectLocalSocket(place);
    expect(await connection.api.studies()).toEqual({ method: 'studies', args: [] });
    connection.close();
    await server.close();
  });

  it('names a path that cannot be', async () => {
    place = path.join(folder, 'missing', 'a.sock');
    await expect(serve()).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining(place) });
    await expect(connectLocalSocket(place)).rejects.toEqual(
      new TrialdeckError('unavailable', `Nothing answers at ${place} (ENOENT).`),
    );
  });

  it('closes a connection that sends no JSON, and does nothing of what it sends afterwards', async () => {
    const backend = createFormulaBackend();
    const server = await serve(backend);
    const socket = connect(place);
    socket.write('hello\n{"id":1,"call":{"method":"studies","args":[]}}\n');
    await new Promise((resolve) => socket.once('close', resolve));
    expect(backend.called).toEqual([]);
    await server.close();
  });

  it('closes a connection whose line does not end', async () => {
    const server = await serve();
    const socket = connect(place);
    socket.on('error', () => {});
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write('x'.repeat(LARGEST_REQUEST_BYTES + 1));
    await closed;
    await server.close();
  });

  it('drops a client that takes nothing up', async () => {
    const backend = createFormulaBackend();
    const server = await serve(backend);
    const socket = connect(place);
    await vi.waitFor(() => expect(backend.subscribers()).toBe(1));
    const text = longText(4_000_000);
    const notice = { level: 'info', text, jobId: null, studyId: null } as const;
    for (let sent = 0; sent <= LARGEST_BACKLOG_BYTES; sent += text.length) backend.announce('notice', notice);
    backend.announce('study', { studyId: 1 });
    await vi.waitFor(() => expect(backend.subscribers()).toBe(0));
    socket.destroy();
    await server.close();
  });
});

it('connectLocalSocket hears when the other end dies', async () => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(place, resolve));
  const connection = await connectLocalSocket(place);
  await new Promise<void>((resolve) => connection.onClose(resolve));
  await expect(connection.api.studies()).rejects.toMatchObject({ code: 'unavailable' });
  server.close();
});
