/** A new user of the desktop app: first start, one click to a search with real training, and every way in which it ends. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openStore } from '../../db/open-store.ts';
import { ownerOf, takeOwnership } from '../../electron/engine/owner.ts';
import { readRecentDatabases } from '../../electron/main/recent-databases.ts';
import { connectLocalSocket } from '../../electron/engine/local-socket.ts';
import type { Connection } from '../../shared/wire.ts';
import { damageDatabase } from '../support/damaged-database.ts';
import {
  buildDesktop,
  dataPlace,
  findElectron,
  openDisplay,
  startDesktop,
  startSecond,
  type DesktopApp,
  type ElectronProgram,
} from '../support/desktop-app.ts';
import { until } from '../support/terminal.ts';

const SOON = { timeout: 30_000 };

const found = findElectron();
if (typeof found === 'string') console.log(`The desktop tests were skipped: ${found}.`);
const program = found as ElectronProgram;

describe.skipIf(typeof found === 'string')('the desktop app', { timeout: 120_000 }, () => {
  const place = dataPlace();
  let display: Awaited<ReturnType<typeof openDisplay>>;
  let desktop: DesktopApp;
  const start = async (): Promise<DesktopApp> => (desktop = await startDesktop(program, display.name, place.home));

  beforeAll(async () => {
    buildDesktop();
    display = await openDisplay();
    await start();
  });
  /** Each step begins where the one before has ended, so the first failure says what the window showed. */
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || !desktop) return;
    const shown = await desktop.page.locator('body').innerText({ timeout: 2000 }).catch(String);
    throw new Error(`At ${desktop.page.url()} the window showed: ${shown.replaceAll('\n', ' ')}`);
  });
  afterAll(async () => {
    await desktop?.close();
    display?.end();
    place.remove();
  });

  /** The names and ids of the app's utility processes. */
  const processes = (): Promise<{ name: string; pid: number }[]> =>
    desktop.app.evaluate(({ app }) => app.getAppMetrics().map(({ name = '', pid }) => ({ name, pid })));
  const engine = async (): Promise<number> => (await processes()).find(({ name }) => name === 'Trialdeck engine')!.pid;
  /** As soon as the item is there: the menu learns a moment later what has happened in the engine. */
  const chooseInMenu = (...labels: string[]): Promise<void> =>
    vi.waitFor(
      () =>
        desktop.app.evaluate(({ Menu }, path) => {
          let items = Menu.getApplicationMenu()!.items;
          let item;
          for (const label of path) {
            item = items.find((candidate) => candidate.label.replace('&', '') === label);
            items = item?.submenu?.items ?? [];
          }
          if (!item) throw new Error(`The menu has no ${path.join(' > ')}.`);
          (item.click as () => void)();
        }, labels),
      SOON,
    );
  /** Answers every message box with the button of that index from now on. */
  const answerBoxes = (response: number): Promise<void> =>
    desktop.app.evaluate(({ dialog }, index) => {
      dialog.showMessageBox = () => Promise.resolve({ response: index, checkboxChecked: false });
    }, response);
  /** As the button in the window's frame does. */
  const closeWindow = (): Promise<void> => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  const connect = () => connectLocalSocket(ownerOf(place.home)!.socket);
  const trialdeck = async (...words: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, ['bin/start.mjs', ...words], {
      env: { ...process.env, TRIALDECK_HOME: place.home },
    });
    return stdout;
  };
  /** The owner is known a moment before it answers. */
  const connectAgain = (before: number): Promise<Connection> =>
    vi.waitFor(
      () => {
        expect(ownerOf(place.home)?.pid).not.toBe(before);
        return connect();
      },
      { timeout: 30_000, interval: 100 },
    );

  test('opens its window with the sample study', async () => {
    const { page } = desktop;
    await page.getByRole('region', { name: 'First start' }).waitFor();
    expect(page.url()).toBe('app://trialdeck/#/');
    expect(await page.getByRole('list', { name: 'Studies' }).getByRole('listitem').count()).toBe(2);
    expect(await desktop.app.evaluate(({ app }) => app.getName())).toBe('Trialdeck');
  });

  test('replays a search in a thread of its engine', async () => {
    const beside = await connect();
    onTestFinished(() => beside.close());
    const [recording] = await beside.api.recordings();
    const strategy = { name: 'bayesian', options: {} };
    const search = { studyId: recording!.studyId, strategy, seed: 1, budget: { trials: 14 }, workers: 1 };
    const { trials, ended } = await beside.api.replay(search);
    expect([trials.length, ended]).toEqual([14, 'The budget of 14 trials is spent.']);
    expect(trials.at(-1)!.reason).toMatchObject({ results: 13, expectedImprovement: expect.any(Number) });
  });

  test('trains a quick search after one click, natively and in processes of its own', { timeout: 600_000 }, async () => {
    const { page, app } = desktop;
    await page.getByRole('button', { name: 'Start a search' }).first().click();
    await page.waitForURL(/#\/study\/\d+\/overview$/);
    const session = page.getByRole('region', { name: 'Activity in this study' });
    await session.getByText(/^[1-9]\d* of 12 trials$/).waitFor();
    expect((await processes()).filter(({ name }) => name.startsWith('Trialdeck worker')).length).toBeGreaterThan(0);
    expect(await app.evaluate(({ powerSaveBlocker }) => powerSaveBlocker.isStarted(0))).toBe(true);

    const beside = await connect();
    onTestFinished(() => beside.close());
    const [running] = await beside.api.running();
    await session.waitFor({ state: 'detached', timeout: 540_000 });
    const { rows } = await beside.api.trials({ studyId: running!.session.studyId });
    expect(rows.map(({ state }) => state)).toEqual(Array.from({ length: 12 }, () => 'completed'));
    expect(Math.max(...rows.map(({ value }) => value!))).toBeGreaterThan(0.75);
    const { environment } = await beside.api.trial(rows[0]!.id);
    expect(environment).toMatchObject({ engine: 'native', threadsPerWorker: 1 });
    await page.getByText('12 of 12').first().waitFor();
  });

  test('goes to a study and back by its menu', async () => {
    const { page } = desktop;
    await page.evaluate(() => Object.assign(window, { samePage: true }));
    await chooseInMenu('View', 'Home');
    await page.waitForURL('app://trialdeck/#/');
    await chooseInMenu('File', 'Recent Studies', 'Quick search');
    await page.waitForURL(/#\/study\/\d+\/overview$/);
    expect(await page.evaluate(() => 'samePage' in window)).toBe(true);
  });

  test('recovers from the end of its engine, and goes on with the search', { timeout: 300_000 }, async () => {
    const { page } = desktop;
    await chooseInMenu('Search', 'Start a Quick Search');
    const session = page.getByRole('region', { name: 'Activity in this study' });
    await session.getByText(/^[1-9]\d* of 12 trials$/).waitFor();
    const before = await engine();
    const said = page.getByRole('alert').innerText();
    process.kill(before, 'SIGKILL');
    expect(await said).toContain('does not answer');
    const beside = await connectAgain(before);
    onTestFinished(() => beside.close());
    const [last] = (await beside.api.studies()).toSorted((a, b) => b.id - a.id);
    expect(last!.sessions.map(({ state }) => state)).toEqual(['paused']);
    await page.getByRole('alert').waitFor({ state: 'detached' });

    await chooseInMenu('Search', `Resume ${last!.name}`);
    await expect.poll(async () => (await beside.api.running()).length, SOON).toBe(1);
    // Enough for it to be running yet in the tests that follow, on whatever machine.
    await beside.api.addBudget(last!.sessions[0]!.id, { trials: 488 });
    await session.getByText(/^([2-9]|\d\d+) of 500 trials$/).waitFor();
  });

  test('shows the running search again after it was loaded anew', async () => {
    const { page } = desktop;
    await page.reload();
    await page.getByRole('region', { name: 'Activity in this study' }).getByText('Running', { exact: true }).waitFor();
  });

  test('lets the trialdeck command read and pause beside it', async () => {
    const { page } = desktop;
    const studies = JSON.parse(await trialdeck('studies', '--json')) as { name: string }[];
    expect(studies.map(({ name }) => name).filter((name) => name.startsWith('Quick search'))).toHaveLength(2);
    await trialdeck('pause');
    const session = page.getByRole('region', { name: 'Activity in this study' });
    await session.getByText('Paused', { exact: true }).waitFor();
    await session.getByRole('button', { name: 'Resume' }).click();
    await session.getByText('Running', { exact: true }).waitFor();
  });

  test('asks before a window is closed while a search runs: it may stay', async () => {
    await answerBoxes(2);
    await closeWindow();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(desktop.app.windows()).toHaveLength(1);
  });

  test('or go on in the background, where the next start finds it', async () => {
    await answerBoxes(0);
    await closeWindow();
    await expect.poll(() => desktop.app.windows().length, SOON).toBe(0);
    const beside = await connect();
    onTestFinished(() => beside.close());
    expect(await beside.api.running()).toHaveLength(1);
    const opened = desktop.app.waitForEvent('window');
    expect(await startSecond(program, display.name, place.home)).toBe(0);
    desktop = { ...desktop, page: await opened };
    await desktop.page.getByRole('list', { name: 'Studies' }).waitFor();
  });

  test('or be paused, and then the app ends and leaves nothing behind', async () => {
    await answerBoxes(1);
    const ended = desktop.app.waitForEvent('close');
    const pids = (await processes()).map(({ pid }) => pid);
    await closeWindow();
    await ended;
    expect(existsSync(path.join(place.home, 'owner.json'))).toBe(false);
    await until(() => pids.every((pid) => !isAlive(pid)));
    const store = openStore(path.join(place.home, 'trialdeck.db'), { readOnly: true });
    onTestFinished(() => store.close());
    const states = store.studyOverviews().flatMap(({ sessions }) => sessions.map(({ state }) => state));
    expect(states.filter((state) => state === 'paused')).toHaveLength(1);
    expect(states).not.toContain('running');
  });

  test('opens again at the place and of the size that it had', async () => {
    await start();
    const bounds = { x: 60, y: 40, width: 900, height: 700 };
    await desktop.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]!.setBounds(wanted), bounds);
    await closeWindow();
    await desktop.app.waitForEvent('close');
    await start();
    expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds())).toEqual(bounds);
  });

  test('opens another database, with a file dialog', async () => {
    const other = path.join(place.home, '..', 'other.db');
    const store = openStore(other);
    store.close();
    await desktop.app.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    }, other);
    const opened = desktop.app.waitForEvent('window');
    await chooseInMenu('File', 'Open Database…');
    desktop = { ...desktop, page: await opened };
    await desktop.page.getByText('None yet').waitFor();
    await expect
      .poll(() => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getTitle()), SOON)
      .toBe('Home · Trialdeck · other.db');
    const back = desktop.app.waitForEvent('window');
    await chooseInMenu('File', 'Recent Databases', 'My Studies');
    desktop = { ...desktop, page: await back };
    await desktop.page.getByText('4 studies').waitFor();
    await desktop.close();
  });

  test('refuses a damaged database before anything has changed', async () => {
    await start();
    const { page } = desktop;
    await page.getByText('4 studies').waitFor();
    const damaged = path.join(place.home, '..', 'damaged.db');
    openStore(damaged).close();
    damageDatabase(damaged);
    await desktop.app.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
      const boxes: string[] = [];
      Object.assign(globalThis, { boxes });
      dialog.showMessageBox = ((_window: unknown, { message, detail }: { message: string; detail: string }) => {
        boxes.push(`${message}: ${detail}`);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      }) as typeof dialog.showMessageBox;
    }, damaged);
    const before = await engine();
    await chooseInMenu('File', 'Open Database…');
    const boxes = () => desktop.app.evaluate(() => (globalThis as unknown as { boxes: string[] }).boxes);
    await expect.poll(boxes, SOON).toHaveLength(1);
    expect(await boxes()).toEqual([expect.stringContaining(`${damaged} is damaged`)]);
    expect(await engine()).toBe(before);
    await expect.poll(async () => (await processes()).map(({ name }) => name)).not.toContain('Trialdeck database check');
    await page.getByText('4 studies').waitFor();
    expect(desktop.app.windows()).toEqual([page]);
    expect(readRecentDatabases(path.join(place.home, 'window', 'recent-databases.json'))).not.toContain(damaged);
    await desktop.close();
  });

  test('only reads where another process owns the studies, and says so', async () => {
    const ownership = takeOwnership(place.home);
    if ('takenBy' in ownership) throw new Error(`Process ${ownership.takenBy.pid} still has the studies.`);
    onTestFinished(() => ownership.release());
    await start();
    const { page } = desktop;
    const notices = page.getByRole('region', { name: /^Notifications/ });
    await notices.getByText('so they can only be looked at here').waitFor();
    await page.getByText('4 studies').waitFor();
    await page.getByRole('button', { name: 'Start a search' }).first().click();
    await notices.getByText('is open for reading only').waitFor();
    expect(desktop.faults).toEqual([]);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
