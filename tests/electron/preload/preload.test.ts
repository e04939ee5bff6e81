import { beforeAll, expect, test, vi } from 'vitest';
import { OPEN_DATABASE_CHANNEL, PORT_CHANNEL, SHOW_FOLDER_CHANNEL, type DesktopApi } from '../../../electron/preload/channels.ts';

interface Seen {
  readonly exposed: Record<string, unknown>;
  readonly sent: unknown[][];
  readonly listeners: Record<string, (event: object) => void>;
  readonly page: { readonly posted: unknown[][]; ready(): void };
}

const { exposed, sent, listeners, page } = vi.hoisted((): Seen => ({
  exposed: {},
  sent: [],
  listeners: {},
  page: { posted: [], ready: () => {} },
}));

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => (exposed[name] = api) },
  ipcRenderer: {
    on: (name: string, listener: (event: object) => void) => (listeners[name] = listener),
    send: (...message: unknown[]) => sent.push(message),
    invoke: (...message: unknown[]) => Promise.resolve(sent.push(message)),
  },
}));

beforeAll(async () => {
  vi.stubGlobal('window', {
    location: { origin: 'app://trialdeck' },
    addEventListener: (_event: string, listener: () => void) => (page.ready = listener),
    postMessage: (...message: unknown[]) => page.posted.push(message),
  });
  await import('../../../electron/preload/preload.ts');
});

test('the page is given one object of plain values and two calls', async () => {
  expect(Object.keys(exposed)).toEqual(['trialdeck']);
  const api = exposed['trialdeck'] as DesktopApi;
  expect(Object.entries(api).map(([name, value]) => [name, typeof value])).toEqual([
    ['platform', 'string'],
    ['versions', 'object'],
    ['openDatabase', 'function'],
    ['showFolder', 'function'],
  ]);
  await api.openDatabase();
  await api.showFolder('data');
  expect(sent).toEqual([[OPEN_DATABASE_CHANNEL], [SHOW_FOLDER_CHANNEL, 'data']]);
});

test('a port is asked for when the page listens, and goes to the own origin only', () => {
  sent.length = 0;
  page.ready();
  expect(sent).toEqual([[PORT_CHANNEL]]);
  listeners[PORT_CHANNEL]!({ ports: ['port'] });
  expect(page.posted).toEqual([['trialdeck-port', 'app://trialdeck', ['port']]]);
});
