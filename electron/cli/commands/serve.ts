/** `trialdeck serve`: the window in a browser of this machine. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TrialdeckError } from '../../../shared/errors.ts';
import { serveConnection } from '../../../shared/wire.ts';
import { foldersOf } from '../../engine/folders.ts';
import { ownerOf } from '../../engine/owner.ts';
import { newLink, readSecret } from '../../serve/access.ts';
import { startWebServer } from '../../serve/web-server.ts';
import { numberOption } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { openOwnHost } from '../host.ts';
import type { Terminal } from '../terminal.ts';

export interface ServeOptions {
  readonly port?: string;
  readonly newLink?: boolean;
  readonly open?: boolean;
}

const DEFAULT_PORT = 4173;
const ANOTHER_ADDRESS = 'Get another address with: trialdeck serve --new-link.';
const builtWindow = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'dist', 'renderer');

export async function serve(options: ServeOptions, terminal: Terminal): Promise<number> {
  const port = numberOption('port', options.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
    throw new TrialdeckError('usage', `port is ${options.port}; allowed is a whole number from 0 to 65535.`, 'port');
  if (options.newLink) return printNewLink(terminal);
  const folders = foldersOf(process.env);
  if (servedPort(folders.data) !== null)
    throw new TrialdeckError('busy', `Trialdeck is already served from ${folders.data}. ${ANOTHER_ADDRESS}`);
  const host = await openOwnHost(folders);
  try {
    const connect = (connection: Parameters<typeof serveConnection>[0]): void =>
      serveConnection(connection, host.answer, host.subscribe);
    const server = await startOnFreePort(port, (on) =>
      startWebServer({ port: on, folder: builtWindow, dataFolder: folders.data, clock: terminal.clock, connect }),
    );
    const note = noteIn(folders.data);
    writeFileSync(note, JSON.stringify({ port: server.port, pid: process.pid }));
    const link = server.newLink();
    terminal.print(`Trialdeck is at ${link}`);
    terminal.say(`The address works once. ${ANOTHER_ADDRESS} Ctrl-C ends it and pauses what runs.`);
    if (options.open) openBrowser(link);
    await interrupted();
    rmSync(note, { force: true });
    await server.close();
    return EXIT.done;
  } finally {
    await host.close();
  }
}

/** Without a wish, the usual port or, where that is taken, any other. */
async function startOnFreePort<Server>(wanted: number | undefined, start: (port: number) => Promise<Server>): Promise<Server> {
  try {
    return await start(wanted ?? DEFAULT_PORT);
  } catch (error) {
    if (wanted === undefined && error instanceof TrialdeckError && error.code === 'busy') return start(0);
    throw error;
  }
}

function printNewLink(terminal: Terminal): number {
  const { data } = foldersOf(process.env);
  if (ownerOf(data) === null) throw new TrialdeckError('unavailable', 'No server is running. Start one with: trialdeck serve');
  const port = servedPort(data);
  if (port === null) throw new TrialdeckError('unavailable', 'What runs now is no server. Start one with: trialdeck serve');
  terminal.print(newLink(readSecret(data), port, terminal.clock));
  return EXIT.done;
}

const noteIn = (dataFolder: string): string => path.join(dataFolder, 'serving.json');

/** Where the owner of the folder serves it; null where it is no server, or nobody owns it. */
function servedPort(dataFolder: string): number | null {
  try {
    const { port, pid } = JSON.parse(readFileSync(noteIn(dataFolder), 'utf8')) as { port: number; pid: number };
    return ownerOf(dataFolder)?.pid === pid ? port : null;
  } catch {
    return null;
  }
}

/** Where no program opens addresses, the printed one is there to be copied. */
function openBrowser(link: string): void {
  const [program, ...words] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  spawn(program, [...words, link], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
