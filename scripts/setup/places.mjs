/** Where things are: the project, and the user's cache that every clone shares. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const nodeModules = join(project, 'node_modules');

/** The same rule as electron/engine/folders.ts. */
export function cacheFolder() {
  if (process.env.TRIALDECK_CACHE) return process.env.TRIALDECK_CACHE;
  if (process.env.XDG_CACHE_HOME) return join(process.env.XDG_CACHE_HOME, 'trialdeck');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'trialdeck');
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'trialdeck', 'cache');
  return join(homedir(), '.cache', 'trialdeck');
}

/** SHA-256 of a file in hexadecimal, or null where there is none. */
export async function fingerprint(file) {
  if (!existsSync(file)) return null;
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part);
  return hash.digest('hex');
}
