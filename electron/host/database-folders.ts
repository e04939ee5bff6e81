import path from 'node:path';
import type { Folders } from '../engine/folders.ts';

/**
 * The folders that belong to a database file that a person opened. One named as Trialdeck names its own has everything in its
 * folder; another one gets a folder of its own beside it, NAME.trialdeck, for checkpoints and the owner's lock.
 */
export function foldersOfDatabase(file: string, own: Folders): Folders {
  const database = path.resolve(file);
  if (database === own.database) return own;
  const { dir, base, name } = path.parse(database);
  const data = base === path.basename(own.database) ? dir : path.join(dir, `${name}.trialdeck`);
  return { ...own, data, database, checkpoints: path.join(data, 'checkpoints') };
}
