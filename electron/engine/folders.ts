/** Where things lie on the user's machine. */
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { TrialdeckError } from '../../shared/errors.ts';

export interface Folders {
  /** What cannot be made again, and what one owner alone works on: the database, checkpoints, the owner's lock. */
  readonly data: string;
  /** What can: data sets, partition files, TensorFlow's libraries. */
  readonly cache: string;
  readonly database: string;
  readonly checkpoints: string;
  readonly partitions: string;
  readonly datasets: string;
  /** Data sets that came with the program, where any did; read where they lie. */
  readonly shipped?: string;
}

/**
 * `TRIALDECK_HOME` and `TRIALDECK_CACHE` name the two folders; otherwise the system's customs do (on Linux the XDG base
 * directories).
 */
export function foldersOf(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): Folders {
  const data = path.resolve(environment['TRIALDECK_HOME'] || dataFolder(environment, platform));
  const cache = path.resolve(environment['TRIALDECK_CACHE'] || cacheFolder(environment, platform));
  return {
    data,
    cache,
    database: path.join(data, 'trialdeck.db'),
    checkpoints: path.join(data, 'checkpoints'),
    partitions: path.join(cache, 'partitions'),
    datasets: path.join(cache, 'datasets'),
  };
}

/** @throws TrialdeckError failure, where a folder cannot be made. */
export function makeFolders(folders: Folders): void {
  for (const folder of [folders.data, folders.checkpoints, folders.partitions, folders.datasets]) {
    try {
      mkdirSync(folder, { recursive: true });
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new TrialdeckError('failure', `The folder ${folder} cannot be made: ${why}. Name another one with TRIALDECK_HOME.`);
    }
  }
}

function dataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (environment['XDG_DATA_HOME']) return path.join(environment['XDG_DATA_HOME'], 'trialdeck');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'trialdeck');
  if (platform === 'win32') return path.join(environment['APPDATA'] ?? homedir(), 'trialdeck');
  return path.join(homedir(), '.local', 'share', 'trialdeck');
}

/** The same rule as scripts/setup/places.mjs, which must run before anything is installed. */
function cacheFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (environment['XDG_CACHE_HOME']) return path.join(environment['XDG_CACHE_HOME'], 'trialdeck');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'trialdeck');
  if (platform === 'win32') return path.join(environment['LOCALAPPDATA'] ?? homedir(), 'trialdeck', 'cache');
  return path.join(homedir(), '.cache', 'trialdeck');
}
