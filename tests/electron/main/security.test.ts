/** The points of docs/security.md that are options and handlers; tests/end-to-end/electron-security.test.ts tries the window. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Session } from 'electron';
import { expect, test, vi } from 'vitest';
import { confineContents, confineSession, staysLocal, WINDOW_PREFERENCES } from '../../../electron/main/security.ts';
import { SECURITY_HEADERS } from '../../../electron/serve/headers.ts';

const { app } = vi.hoisted(() => {
  const listeners = new Map<string, (event: unknown, contents: unknown) => void>();
  return {
    app: {
      on: (name: string, listener: (event: unknown, contents: unknown) => void) => listeners.set(name, listener),
      emit: (name: string, contents: unknown) => listeners.get(name)!({}, contents),
    },
  };
});
vi.mock('electron', () => ({ app, protocol: {} }));

const OWN = ['app://trialdeck', 'app://trialdeck/', 'app://trialdeck/#/study/3'];
const FOREIGN = [
  'https://example.org/',
  'http://127.0.0.1:4173/',
  'app://other/',
  'app://trialdeck.example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'chrome://gpu/',
];

test('the window is isolated, sandboxed and without Node', () => {
  expect(WINDOW_PREFERENCES).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  });
});

test('the policy has no way in for scripts but the own files, and none out', () => {
  const policy = Object.fromEntries(
    SECURITY_HEADERS['content-security-policy']!.split('; ').map((rule) => rule.split(/ (.*)/s).slice(0, 2)),
  ) as Record<string, string>;
  expect(policy).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });
  expect(Object.values(policy).join(' ')).not.toMatch(/unsafe-eval|https?:|\*/);
});

/** What happened to an event of this kind about this address. */
function attempt(kind: string, url: string): 'goes on' | 'prevented' {
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: () => {} });
  confineContents();
  app.emit('web-contents-created', contents);
  const preventDefault = vi.fn();
  contents.emit(kind, { url, preventDefault }, url);
  return preventDefault.mock.calls.length > 0 ? 'prevented' : 'goes on';
}

test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s leads to the own page alone', (kind) => {
  expect(OWN.map((url) => attempt(kind, url))).toEqual(OWN.map(() => 'goes on'));
  expect(FOREIGN.map((url) => attempt(kind, url))).toEqual(FOREIGN.map(() => 'prevented'));
});

test('no page is embedded and no window opened, whatever its address', () => {
  expect(OWN.map((url) => attempt('will-attach-webview', url))).toEqual(OWN.map(() => 'prevented'));
  let open: ((details: object) => unknown) | undefined;
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: (details: object) => unknown) => (open = handler),
  });
  confineContents();
  app.emit('web-contents-created', contents);
  expect(open!({ url: OWN[0] })).toEqual({ action: 'deny' });
});

type Handlers = Record<'request' | 'check' | 'device' | 'before', (...args: never[]) => unknown>;

function confinedSession(): Handlers {
  const handlers = {} as Handlers;
  confineSession({
    setPermissionRequestHandler: (handler: Handlers['request']) => (handlers.request = handler),
    setPermissionCheckHandler: (handler: Handlers['check']) => (handlers.check = handler),
    setDevicePermissionHandler: (handler: Handlers['device']) => (handlers.device = handler),
    webRequest: { onBeforeRequest: (handler: Handlers['before']) => (handlers.before = handler) },
  } as unknown as Session);
  return handlers;
}

test('every permission is refused but writing to the clipboard, to every other page that too', () => {
  const { request, check, device } = confinedSession();
  const asked = (permission: string, url: string): unknown[] => {
    const answers: unknown[] = [];
    request({ getURL: () => url } as never, permission as never, ((answer: boolean) => answers.push(answer)) as never);
    return [...answers, check(null as never, permission as never, url as never)];
  };
  expect(asked('clipboard-sanitized-write', 'app://trialdeck/')).toEqual([true, true]);
  expect(asked('clipboard-sanitized-write', 'https://example.org/')).toEqual([false, false]);
  for (const permission of ['clipboard-read', 'media', 'geolocation', 'notifications', 'fullscreen', 'openExternal', 'hid'])
    expect(asked(permission, 'app://trialdeck/')).toEqual([false, false]);
  expect(device({} as never)).toBe(false);
});

test('no request leaves the app', () => {
  const { before } = confinedSession();
  const isCancelled = (url: string): unknown => {
    const answers: { cancel: boolean }[] = [];
    before({ url } as never, ((answer: { cancel: boolean }) => answers.push(answer)) as never);
    return answers[0]!.cancel;
  };
  const local = [...OWN, 'blob:app://trialdeck/1', 'data:image/png;base64,AAAA', 'devtools://devtools/bundled/inspector.html'];
  expect(local.map(isCancelled)).toEqual(local.map(() => false));
  expect(local.every(staysLocal)).toBe(true);
  expect(FOREIGN.map(isCancelled)).toEqual(FOREIGN.map(() => true));
});

test('the fuses of a packaged app are set', () => {
  const builder = readFileSync('electron-builder.yml', 'utf8');
  const [, section = ''] = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(builder) ?? [];
  const fuses = Object.fromEntries(
    section
      .trim()
      .split('\n')
      .map((line) => line.trim().split(': ')),
  );
  expect(fuses).toEqual({
    runAsNode: 'false',
    enableCookieEncryption: 'true',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    grantFileProtocolExtraPrivileges: 'false',
  });
  expect(builder).toMatch(/^asar: true$/m);
});

test('nothing in the window names another host', () => {
  const page = readFileSync('renderer/index.html', 'utf8');
  expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
});
