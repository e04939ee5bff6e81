/** Which database is open: the usual one, or one that a person chose. */
import { app, dialog, type BrowserWindow } from 'electron';
import path from 'node:path';
import type { Folders } from '../engine/folders.ts';
import { foldersOfDatabase } from '../host/database-folders.ts';
import type { EngineHost } from './engine-host.ts';
import type { Follower } from './follow-jobs.ts';
import { PAUSE_TIMEOUT_MS } from './leaving.ts';
import { askAfterRefusal, askToPause, sayRefused } from './questions.ts';
import { addRecentDatabase } from './recent-databases.ts';

export interface Databases {
  /** Null for the usual one. */
  current(): string | null;
  folders(): Folders;
  /**
   * Starts the engine host anew on a database, null for the usual one; asks first where something runs. One that cannot be opened
   * is refused in a message box before anything has changed.
   */
  open(file: string | null): Promise<void>;
  /** Asks a person for a file and opens it. */
  choose(): Promise<void>;
  /** Asks what to do about a database that cannot be opened. */
  afterRefusal(reason: string): Promise<void>;
}

export interface DatabasesOptions {
  readonly own: Folders;
  readonly recentFile: string;
  readonly window: () => BrowserWindow | null;
  readonly host: EngineHost;
  readonly follower: Follower;
  /** Why a database cannot be opened, null where it can. */
  readonly check: (file: string) => Promise<string | null>;
  /** Another database is open, or is not after all. */
  readonly onOpened: (another: boolean) => void;
}

export function createDatabases({ own, recentFile, window, host, follower, check, onOpened }: DatabasesOptions): Databases {
  let current: string | null = null;

  const mayOpen = async (file: string): Promise<boolean> => {
    const refusal = await check(file);
    if (refusal !== null) {
      await sayRefused(window(), refusal);
      return false;
    }
    return follower.known().running.length === 0 || askToPause(window(), follower.known());
  };
  /** Whether it is open now. */
  const open = async (file: string | null): Promise<boolean> => {
    if (!(await mayOpen(file ?? own.database))) {
      onOpened(false);
      return false;
    }
    await follower.pauseAll(PAUSE_TIMEOUT_MS);
    current = file === own.database ? null : file;
    if (current !== null) addRecentDatabase(recentFile, current);
    await host.open(current);
    onOpened(true);
    return true;
  };
  const choose = async (): Promise<boolean> => {
    const options = {
      title: 'Open Database',
      defaultPath: own.data,
      properties: ['openFile' as const],
      filters: [{ name: 'Trialdeck databases', extensions: [path.extname(own.database).slice(1)] }],
    };
    const parent = window();
    const { filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return filePaths[0] !== undefined && open(filePaths[0]);
  };
  /** Nothing is open: the question stays until something is. */
  const afterRefusal = async (reason: string): Promise<void> => {
    const choice = await askAfterRefusal(window(), reason, current === null);
    if (choice === 'quit') return app.quit();
    if (!(await (choice === 'another' ? choose() : open(null)))) await afterRefusal(reason);
  };
  return {
    current: () => current,
    folders: () => (current === null ? own : foldersOfDatabase(current, own)),
    open: async (file) => void (await open(file)),
    choose: async () => void (await choose()),
    afterRefusal,
  };
}
