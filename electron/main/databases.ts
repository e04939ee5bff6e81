/** Which database is open: the usual one, or one that a person chose. */
import { app, dialog, type BrowserWindow } from 'electron';
import path from 'node:path';
import type { Folders } from '../engine/folders.ts';
import { foldersOfDatabase } from '../host/database-folders.ts';
import type { EngineHost } from './engine-host.ts';
import type { Follower } from './follow-searches.ts';
import { PAUSE_TIMEOUT_MS } from './leaving.ts';
import { askAfterRefusal, askToPause } from './questions.ts';
import { addRecentDatabase } from './recent-databases.ts';

export interface Databases {
  /** Null for the usual one. */
  current(): string | null;
  folders(): Folders;
  /** Starts the engine host anew on a database, null for the usual one; asks first where a search runs. */
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
  /** Another database is open, or is not after all. */
  readonly onOpened: (another: boolean) => void;
}

export function createDatabases({ own, recentFile, window, host, follower, onOpened }: DatabasesOptions): Databases {
  let current: string | null = null;

  const open = async (file: string | null): Promise<void> => {
    if (follower.known().running.length > 0 && !(await askToPause(window()))) return onOpened(false);
    await follower.pauseAll(PAUSE_TIMEOUT_MS);
    current = file === own.database ? null : file;
    if (current !== null) addRecentDatabase(recentFile, current);
    await host.open(current);
    onOpened(true);
  };
  const choose = async (): Promise<void> => {
    const options = {
      title: 'Open Database',
      defaultPath: own.data,
      properties: ['openFile' as const],
      filters: [{ name: 'Trialdeck databases', extensions: [path.extname(own.database).slice(1)] }],
    };
    const parent = window();
    const { filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    if (filePaths[0] !== undefined) await open(filePaths[0]);
  };
  return {
    current: () => current,
    folders: () => (current === null ? own : foldersOfDatabase(current, own)),
    open,
    choose,
    afterRefusal: async (reason) => {
      const choice = await askAfterRefusal(window(), reason, current === null);
      if (choice === 'quit') app.quit();
      else await (choice === 'another' ? choose() : open(null));
    },
  };
}
