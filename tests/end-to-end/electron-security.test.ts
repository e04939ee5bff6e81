/** What the real window of the desktop app refuses, point by point: docs/security.md has the list. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DesktopApi } from '../../electron/preload/channels.ts';
import {
  buildDesktop,
  dataPlace,
  findElectron,
  openDisplay,
  startDesktop,
  type DesktopApp,
  type ElectronProgram,
} from '../support/desktop-app.ts';

interface DesktopWindow {
  readonly trialdeck: DesktopApi;
}

const found = findElectron();

describe.skipIf(typeof found === 'string')('the window of the desktop app', { timeout: 120_000 }, () => {
  const place = dataPlace();
  let display: Awaited<ReturnType<typeof openDisplay>>;
  let desktop: DesktopApp;
  /** Another program on this machine, whose pages are foreign. */
  let stranger: Server;
  let foreign: string;
  let asked = 0;

  beforeAll(async () => {
    buildDesktop();
    stranger = createServer((_request, response) => {
      asked++;
      response.setHeader('access-control-allow-origin', '*').end('<title>foreign</title>');
    });
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    foreign = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`;
    display = await openDisplay();
    desktop = await startDesktop(found as ElectronProgram, display.name, place.home);
    await desktop.page.getByText('2 studies').waitFor();
  });
  afterAll(async () => {
    await desktop?.close();
    display?.end();
    stranger?.close();
    place.remove();
  });

  test('is isolated, sandboxed and without Node', async () => {
    const preferences = await desktop.app.evaluate(({ BrowserWindow }) =>
      (BrowserWindow.getAllWindows()[0]!.webContents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
    );
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
    const seen = await desktop.page.evaluate(() =>
      ['require', 'module', 'process', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
    );
    expect(seen).toEqual([]);
    expect(await desktop.page.evaluate(() => Object.keys((window as unknown as DesktopWindow).trialdeck).sort())).toEqual([
      'openDatabase',
      'platform',
      'showFolder',
      'versions',
    ]);
  });

  test('runs no script but its own', async () => {
    const ran = await desktop.page.evaluate(async () => {
      const page = window as unknown as { ran: string[] };
      page.ran = [];
      const inline = document.createElement('script');
      inline.textContent = 'window.ran.push("inline")';
      document.head.append(inline);
      const remote = document.createElement('script');
      remote.src = 'data:text/javascript,window.ran.push("remote")';
      const settled = new Promise((resolve) => remote.addEventListener('error', resolve));
      document.head.append(remote);
      await settled;
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.ran.push("attribute")');
      button.click();
      const timer = setTimeout as unknown as (code: string) => void;
      try {
        timer('window.ran.push("text")');
      } catch {
        // Refused, as it must be.
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      return page.ran;
    });
    expect(ran).toEqual([]);
  });

  test('asks nothing of anybody else', async () => {
    const before = asked;
    const got = await desktop.page.evaluate(async (address) => {
      const load = (element: HTMLImageElement | HTMLIFrameElement): Promise<string> =>
        new Promise((resolve) => {
          element.addEventListener('load', () => resolve('loaded'));
          element.addEventListener('error', () => resolve('refused'));
          element.src = address;
          document.body.append(element);
        });
      return {
        fetch: await fetch(address).then(
          () => 'answered',
          () => 'refused',
        ),
        image: await load(document.createElement('img')),
        // A frame that was refused loads an empty page.
        frame: await load(document.createElement('iframe')),
      };
    }, foreign);
    expect(got).toMatchObject({ fetch: 'refused', image: 'refused' });
    expect(asked).toBe(before);
  });

  test('cannot be led elsewhere, whoever tries', async () => {
    const before = asked;
    const load = (url: string): Promise<string> =>
      desktop.app.evaluate(({ BrowserWindow }, target) => {
        const window = new BrowserWindow({ show: false });
        const outcome = window.loadURL(target).then(
          () => 'loaded',
          (error: Error) => error.message,
        );
        return outcome.finally(() => window.destroy());
      }, url);
    for (const address of [foreign, 'https://example.org/', 'file:///etc/hostname', 'chrome://gpu/'])
      expect(await load(address)).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(asked).toBe(before);
  });

  test('goes nowhere and opens no other', async () => {
    const { page, app } = desktop;
    expect(await page.evaluate((address) => window.open(address) === null, foreign)).toBe(true);
    for (const address of [foreign, 'file:///etc/hostname', 'javascript:document.title="taken"']) {
      await page.evaluate((target) => {
        const link = document.createElement('a');
        link.href = target;
        document.body.append(link);
        link.click();
      }, address);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(page.url()).toMatch(/^app:\/\/trialdeck\//);
    expect(await page.getByText('2 studies').count()).toBe(1);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('has no permission but to copy', async () => {
    const states = await desktop.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'clipboard-write'];
      const entries = names.map(async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        return [name, state] as const;
      });
      return Object.fromEntries(await Promise.all(entries));
    });
    expect(states).toEqual({
      geolocation: 'denied',
      notifications: 'denied',
      camera: 'denied',
      microphone: 'denied',
      midi: 'denied',
      'clipboard-read': 'denied',
      'clipboard-write': 'granted',
    });
  });

  test('is served the built page and nothing beside it', async () => {
    const statuses = await desktop.page.evaluate(async () => {
      const status = async (url: string): Promise<number> => (await fetch(url)).status;
      return {
        page: await status('/index.html'),
        above: await status('/..%2f..%2fpackage.json'),
        hidden: await status('/assets/.hidden.js'),
        missing: await status('/missing.js'),
      };
    });
    expect(statuses).toEqual({ page: 200, above: 404, hidden: 404, missing: 404 });
  });

  test('is the only page that main listens to', async () => {
    const preload = path.resolve('dist', 'electron', 'preload.cjs');
    const answer = await desktop.app.evaluate(async ({ BrowserWindow }, file) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload: file, sandbox: true, contextIsolation: true } });
      await window.loadURL('data:text/html,<title>foreign</title>');
      const call = `trialdeck.showFolder('data').then(() => 'answered', (error) => error.message)`;
      const said = (await window.webContents.executeJavaScript(call)) as string;
      window.destroy();
      return said;
    }, preload);
    expect(answer).toContain('it does not come from the window of Trialdeck');
  });

  test('shows folders by their names alone', async () => {
    const answer = await desktop.page.evaluate(() => {
      const { showFolder } = (window as unknown as DesktopWindow).trialdeck;
      return showFolder('/etc' as 'data').catch((error: Error) => error.message);
    });
    expect(answer).toContain('There is no folder /etc; allowed are data and cache.');
  });
});
