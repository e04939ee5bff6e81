/** The databases that a person opened, newest first. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const MOST = 8;

/** Those that are still there; none where the list cannot be read. */
export function readRecentDatabases(listFile: string): readonly string[] {
  try {
    return z
      .array(z.string())
      .parse(JSON.parse(readFileSync(listFile, 'utf8')))
      .filter(existsSync);
  } catch {
    return [];
  }
}

/** Puts a database first, and returns the list. */
export function addRecentDatabase(listFile: string, database: string): readonly string[] {
  const others = readRecentDatabases(listFile).filter((file) => file !== database);
  const list = [database, ...others].slice(0, MOST);
  writeFileSync(listFile, JSON.stringify(list));
  return list;
}
