/** A database that may be in use and of a former version, as it is at this moment. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '../db/open-store.ts';
import type { Store } from '../db/store.ts';

export function withCopyOf<Result>(database: string, use: (store: Store) => Result): Result {
  const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-copy-'));
  try {
    const copy = path.join(folder, 'copy.db');
    const original = new DatabaseSync(database, { readOnly: true });
    original.prepare('VACUUM INTO ?').run(copy);
    original.close();
    const store = openStore(copy);
    try {
      return use(store);
    } finally {
      store.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
