/**
 * The desktop app as a person starts it, for tests: with Electron's own program where it has been downloaded, otherwise with
 * the stand-in (see electron-stand-in/), on the display that is there or on one of its own.
 */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { ownerOf } from '../../electron/engine/owner.ts';
import { electronProgram } from '../../scripts/setup/electron.mjs';
import { executable as standIn, isMade, sqliteBinding } from './electron-stand-in/places.mjs';
import { until } from './terminal.ts';

/** How long a test waits for something in the window: native training runs beside it. */
const PATIENCE_MS = 40_000;

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const polyfill = path.join(project, 'tests', 'support', 'electron-stand-in', 'polyfill.cjs');

export interface ElectronProgram {
  readonly executable: string;
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/** The program to test with, or a sentence that says why there is none. */
export function findElectron(): ElectronProgram | string {
  if (!process.env['DISPLAY'] && spawnSync('Xvfb', ['-help']).error) return 'there is neither a display nor Xvfb';
  const own = electronProgram();
  const program = own
    ? { executable: own, words: [], environment: {} }
    : { executable: standIn, words: ['-r', polyfill], environment: { TRIALDECK_SQLITE_BINDING: sqliteBinding } };
  if (!own && !isMade()) return 'Electron is not installed, and its stand-in is not made';
  const tried = spawnSync(program.executable, ['-e', ''], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  });
  return tried.status === 0 ? program : `Electron does not load: ${tried.stderr.split('\n')[0]}`;
}

/** A display of its own where there is none; `end` takes it away. */
export async function openDisplay(): Promise<{ readonly name: string; end(): void }> {
  const there = process.env['DISPLAY'];
  if (there) return { name: there, end: () => {} };
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await firstLine(server);
  return { name: `:${number}`, end: () => server.kill() };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error('Xvfb ended before it had a display.')));
  });
}

export function buildDesktop(): void {
  execFileSync(process.execPath, [path.join(project, 'scripts', 'build-desktop.mjs')], { stdio: ['ignore', 'inherit', 'pipe'] });
}

export interface DesktopApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What went wrong in the page: errors and warnings of the console, uncaught errors. */
  readonly faults: readonly string[];
  /** Ends the app and waits until it is gone. */
  close(): Promise<void>;
}

export interface DataPlace {
  /** TRIALDECK_HOME. */
  readonly home: string;
  remove(): void;
}

export function dataPlace(): DataPlace {
  const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-desktop-'));
  return { home: path.join(folder, 'home'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts the built app on a data folder. */
export async function startDesktop(program: ElectronProgram, display: string, home: string): Promise<DesktopApp> {
  const app = await launch(program, display, home);
  app.context().setDefaultTimeout(PATIENCE_MS);
  const page = await app.firstWindow();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  return { app, page, faults, close: () => app.close() };
}

/**
 * Playwright can miss the moment in which Electron is ready, and waits for ever: then it is started anew, as soon as the
 * engine of the one that was killed has given the data folder back.
 */
async function launch(program: ElectronProgram, display: string, home: string, tries = 3): Promise<ElectronApplication> {
  try {
    return await _electron.launch({
      executablePath: program.executable,
      cwd: project,
      args: wordsOf(program),
      env: environmentOf(program, display, home) as Record<string, string>,
      timeout: 25_000,
    });
  } catch (error) {
    if (tries === 1) throw error;
    await until(() => ownerOf(home) === null);
    return launch(program, display, home, tries - 1);
  }
}

/** Starts the app once more on the same data folder, and answers with the exit code of that process. */
export function startSecond(program: ElectronProgram, display: string, home: string): Promise<number | null> {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program.executable, [...root, ...wordsOf(program)], {
    cwd: project,
    env: environmentOf(program, display, home),
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
}

function wordsOf({ words }: ElectronProgram): string[] {
  return [...words, '--disable-gpu', '--disable-dev-shm-usage', project];
}

/** The sandbox of Chromium does not work for the root user, who runs tests in containers. */
function environmentOf({ environment }: ElectronProgram, display: string, home: string): NodeJS.ProcessEnv {
  const root = process.getuid?.() === 0 && { ELECTRON_DISABLE_SANDBOX: '1' };
  return { ...process.env, ...environment, DISPLAY: display, TRIALDECK_HOME: home, ...root };
}
