/** Runs the terminal interface as a person does: a process of its own, in a data folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../db/open-store.ts';
import { IMPORTED, samplesFolder } from '../../electron/engine/samples.ts';

const entry = fileURLToPath(new URL('../../bin/start.mjs', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Workplace {
  readonly folder: string;
  /** The data folder, TRIALDECK_HOME. */
  readonly home: string;
  readonly database: string;
  start(
    args: readonly string[],
    environment?: NodeJS.ProcessEnv,
  ): { readonly process: ChildProcess; readonly ended: Promise<Ended> };
  run(args: readonly string[], environment?: NodeJS.ProcessEnv): Promise<Ended>;
  /** Writes a file of JSON into the folder and returns its path. */
  file(name: string, content: unknown): string;
  remove(): void;
}

export function workplace(): Workplace {
  const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-terminal-'));
  const home = path.join(folder, 'home');
  const env = { ...process.env, TRIALDECK_HOME: home, TRIALDECK_CACHE: path.join(folder, 'cache') };
  const start: Workplace['start'] = (args, environment = {}) => {
    const child = spawn(process.execPath, [entry, ...args], {
      env: { ...env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    return { process: child, ended: outcome(child) };
  };
  return {
    folder,
    home,
    database: path.join(home, 'trialdeck.db'),
    start,
    run: (args, environment) => start(args, environment).ended,
    file: (name, content) => {
      const place = path.join(folder, name);
      writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content));
      return place;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** One whose data folder takes the samples for imported: to copy them takes longer than many a test that does not look at them. */
export function workplaceWithoutSamples(): Workplace {
  const place = workplace();
  leaveOutSamples(place);
  return place;
}

/** Makes the database, where it is not there yet. */
export function leaveOutSamples({ home, database }: Workplace): void {
  mkdirSync(home, { recursive: true });
  const store = openStore(database);
  store.setSetting(IMPORTED, readdirSync(samplesFolder));
  store.close();
}

function outcome(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr })));
}

/** Process ids of the children of a process (Linux). */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid)
    .map(Number);
}

function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

/** Waits until the condition holds. @throws where it does not within the time. */
export async function until(condition: () => boolean, withinMs = 30_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
