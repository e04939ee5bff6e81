import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openConnection } from '../../db/connection.ts';
import { MIGRATIONS } from '../../db/migrations.ts';
import { openStore } from '../../db/open-store.ts';
import { smallStudy, newTrial } from '../support/small-study.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NEWER = [...MIGRATIONS, 'ALTER TABLE settings ADD COLUMN changed_at TEXT'];
const KNOWN = MIGRATIONS.length;

describe('openStore', () => {
  test('creates a database that is there when it is opened again', () => {
    const file = join(temporaryFolder(), 'trialdeck.sqlite');
    const { store, studyId } = smallStudy({ file });
    const study = store.study(studyId);
    store.close();
    const again = openStore(file);
    expect(again.study(studyId)).toEqual(study);
    again.close();
  });

  test('takes an empty file as a new database', () => {
    const file = join(temporaryFolder(), 'empty.sqlite');
    writeFileSync(file, '');
    const store = openStore(file);
    expect(store.studyOverviews()).toEqual([]);
    store.close();
  });

  test.each([
    ['garbage', writeGarbage, 'it is not an SQLite file'],
    ['a few bytes', writeFewBytes, 'it is not an SQLite file'],
    ['a database of another program', writeForeignDatabase, 'it belongs to another program'],
  ])('refuses %s and leaves it as it was', (_, write, reason) => {
    const folder = temporaryFolder();
    const file = join(folder, 'other.sqlite');
    write(file);
    const content = readFileSync(file);
    for (const readOnly of [false, true]) {
      expect(() => openStore(file, { readOnly })).toThrow(
        expect.objectContaining({
          name: 'TrialdeckError',
          code: 'unavailable',
          message: expect.stringContaining(reason) as string,
        }),
      );
    }
    expect(readFileSync(file).equals(content)).toBe(true);
    expect(readdirSync(folder)).toEqual(['other.sqlite']);
  });

  test('refuses a newer version and leaves it as it was', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'newer.sqlite');
    openConnection(file, { migrations: NEWER }).close();
    const content = readFileSync(file);
    expect(() => openStore(file)).toThrow(
      `is of version ${KNOWN + 1} and this Trialdeck knows up to ${KNOWN}. Use the newer Trialdeck.`,
    );
    expect(readFileSync(file).equals(content)).toBe(true);
    expect(readdirSync(folder)).toEqual(['newer.sqlite']);
  });

  test('refuses a newer version that is still in the WAL', () => {
    const file = join(temporaryFolder(), 'newer.sqlite');
    openStore(file).close();
    const newer = openConnection(file, { migrations: NEWER });
    const content = readFileSync(file);
    expect(() => openStore(file)).toThrow(`is of version ${KNOWN + 1}`);
    expect(readFileSync(file).equals(content)).toBe(true);
    newer.close();
  });

  test('refuses a folder that is not there, and does not make it', () => {
    const folder = join(temporaryFolder(), 'missing');
    expect(() => openStore(join(folder, 'trialdeck.sqlite'))).toThrow(`the folder ${folder} does not exist`);
    expect(existsSync(folder)).toBe(false);
  });

  test('refuses a folder in place of a file', () => {
    expect(() => openStore(temporaryFolder())).toThrow('it is not a file');
  });

  test('refuses to read what was never written', () => {
    const folder = temporaryFolder();
    expect(() => openStore(join(folder, 'none.sqlite'), { readOnly: true })).toThrow('there is no database in it yet');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('refuses a file and a folder that may only be read', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'trialdeck.sqlite');
    openStore(file).close();
    const content = readFileSync(file);
    chmodSync(folder, 0o777);
    chmodSync(file, 0o444);
    expect(openedUnprivileged(file)).toMatch(/cannot be opened: it may not be written to\./);
    chmodSync(file, 0o666);
    chmodSync(folder, 0o555);
    expect(openedUnprivileged(file)).toMatch(/cannot be opened: the folder .* may not be written to\./);
    expect(openedUnprivileged(join(folder, 'new.sqlite'))).toMatch(/the folder .* may not be written to\./);
    expect(readFileSync(file).equals(content)).toBe(true);
    expect(readdirSync(folder)).toEqual(['trialdeck.sqlite']);
  });
});

describe('two connections', () => {
  test('a reader sees what is committed beside it, and writes nothing', () => {
    const file = join(temporaryFolder(), 'trialdeck.sqlite');
    const { store, studyId, sessionId } = smallStudy({ file });
    const reader = openStore(file, { readOnly: true });
    expect(reader.studyOverview(studyId).trials).toBe(0);
    store.addTrial(newTrial(sessionId));
    expect(reader.studyOverview(studyId).trials).toBe(1);
    expect(() => reader.changeStudy(studyId, { name: 'Other' })).toThrow(/is open for reading only/);
    reader.close();
    store.close();
  });
});

describe('the check of a file', () => {
  test.runIf(process.platform === 'linux')('does not cost this process the locks of its open connections', () => {
    const file = join(temporaryFolder(), 'trialdeck.sqlite');
    const { store } = smallStudy({ file });
    const locks = locksOf(file);
    openStore(file, { readOnly: true }).close();
    expect(locks).toHaveLength(1);
    expect(locksOf(file)).toEqual(locks);
    store.close();
  });
});

describe('what the machine refuses', () => {
  test('a full disk is said in a sentence, and what was saved before is there', () => {
    const connection = openConnection(join(temporaryFolder(), 'full.sqlite'));
    connection.write(() => connection.run(`INSERT INTO settings VALUES ('kept', '1')`));
    const [[pages]] = connection.tuples('PRAGMA page_count') as [[number]];
    connection.first(`PRAGMA max_page_count = ${pages + 5}`);
    expect(() => connection.write(() => connection.run(`INSERT INTO settings VALUES ('big', ?)`, ['x'.repeat(100_000)]))).toThrow(
      expect.objectContaining({ code: 'failure', message: expect.stringContaining('the disk is full') as string }),
    );
    expect(connection.tuples('SELECT key FROM settings')).toEqual([['kept']]);
    connection.close();
  });

  test('a file that became read-only is said in a sentence', () => {
    const connection = openConnection(':memory:');
    connection.run('PRAGMA query_only = ON');
    expect(() => connection.write(() => connection.run(`INSERT INTO settings VALUES ('key', '1')`))).toThrow(
      expect.objectContaining({ code: 'failure', message: expect.stringContaining('may only be read') as string }),
    );
    connection.close();
  });

  test('another writer is said in a sentence', () => {
    const file = join(temporaryFolder(), 'busy.sqlite');
    const connection = openConnection(file);
    const other = openConnection(file);
    other.first('PRAGMA busy_timeout = 1');
    connection.write(() => {
      expect(() => other.write(() => other.run('DELETE FROM settings'))).toThrow(
        expect.objectContaining({ code: 'busy', message: expect.stringContaining('another process') as string }),
      );
    });
    other.close();
    connection.close();
  });
});

/** Kind and range of the locks that this process holds on the file. */
function locksOf(file: string): string[] {
  const [holder, inode] = [String(process.pid), String(statSync(file).ino)];
  const locks = readFileSync('/proc/locks', 'utf8').trim().split('\n');
  const fields = locks.map((line) => line.split(/\s+/).slice(1));
  return fields.filter(([, , , pid, place]) => pid === holder && place!.endsWith(`:${inode}`)).map((lock) => lock.join(' '));
}

function writeGarbage(file: string): void {
  writeFileSync(file, 'This is a letter and not a database. '.repeat(100));
}

function writeFewBytes(file: string): void {
  writeFileSync(file, 'SQLite format 3\0');
}

function writeForeignDatabase(file: string): void {
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE recipes (name TEXT); PRAGMA user_version = 1');
  database.close();
}

/** What opening says to a process that is not root, which may write everywhere. */
function openedUnprivileged(file: string): string {
  const script = `
    if (process.getuid() === 0) process.setuid(65534);
    const { openStore } = await import(${JSON.stringify(new URL('../../db/open-store.ts', import.meta.url).href)});
    try { openStore(${JSON.stringify(file)}).close(); console.log('opened'); } catch (error) { console.log(error.message); }`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
}
