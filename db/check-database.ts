/** Whether a file can be opened as the database, found out by reading all of it. Slow for a large one: not while someone waits. */
import { existsSync, statSync } from 'node:fs';
import { damage, inWords, openDatabase } from './connection.ts';
import { checkDatabaseFile } from './database-file.ts';
import { MIGRATIONS } from './migrations.ts';

/**
 * Refuses a file that `openStore` would refuse and one whose pages are damaged. A missing or empty file is a new database. The
 * file and what lies beside it stay as they were.
 *
 * @throws TrialdeckError unavailable or failure
 */
export function checkDatabase(file: string, nativeBinding?: string): void {
  inWords(file, () => {
    checkDatabaseFile(file, { readOnly: false, version: MIGRATIONS.length, nativeBinding });
    if (!statSync(file, { throwIfNoEntry: false })?.size) return;
    // A connection that only reads leaves a WAL behind where there was none; one that writes empties the one that is there.
    const database = openDatabase(file, existsSync(`${file}-wal`), nativeBinding);
    try {
      const found = database.pragma('quick_check(1)', { simple: true }) as string;
      if (found !== 'ok') throw damage(file);
    } finally {
      database.close();
    }
  });
}
