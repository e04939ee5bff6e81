/** Where the stand-in lies: in the user's cache, which every clone shares. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheFolder } from '../../../scripts/setup/places.mjs';

export const ELECTRON_VERSION = '22.3.25';
const { version: sqliteVersion } = createRequire(import.meta.url)('better-sqlite3/package.json');

export const standIn = join(cacheFolder(), `electron-stand-in-${ELECTRON_VERSION}`);
export const executable = join(standIn, 'electron');
export const sqliteBinding = join(cacheFolder(), `electron-stand-in-sqlite-${sqliteVersion}.node`);

export const isMade = () => existsSync(executable) && existsSync(sqliteBinding);
