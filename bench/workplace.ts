/** The bench's own corner of the user's cache: Python environments that stay, and folders for one run. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { foldersOf } from '../electron/engine/folders.ts';

export const folders = foldersOf(process.env);
export const benchFolder = path.join(folders.cache, 'bench');

/** Runs the work with an empty folder, on the disk that the cache is on, and removes it afterwards. */
export async function inWorkplace<T>(work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(benchFolder, { recursive: true });
  const folder = mkdtempSync(path.join(benchFolder, 'run-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
