import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkDatabase } from '../../db/check-database.ts';
import { openStore } from '../../db/open-store.ts';
import { damageDatabase } from '../support/damaged-database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function newDatabase(): string {
  const file = path.join(temporaryFolder(), 'a.db');
  openStore(file).close();
  return file;
}

test('a database, an empty file and none at all can be opened', () => {
  const file = newDatabase();
  const empty = path.join(path.dirname(file), 'empty.db');
  writeFileSync(empty, '');
  for (const fine of [file, empty, path.join(path.dirname(file), 'new.db')]) expect(() => checkDatabase(fine)).not.toThrow();
});

test('what is no SQLite file or has damaged pages is refused by its name', () => {
  const damaged = newDatabase();
  damageDatabase(damaged);
  const text = path.join(path.dirname(damaged), 'text.db');
  writeFileSync(text, 'not a database'.repeat(100));
  expect(() => checkDatabase(damaged)).toThrow(`The database ${damaged} is damaged. Restore it from a copy.`);
  expect(() => checkDatabase(text)).toThrow(`The database ${text} cannot be opened: it is not an SQLite file.`);
});

test('file and folder stay as they were, also beside an open connection', () => {
  const file = newDatabase();
  const folder = path.dirname(file);
  const before = readFileSync(file);
  checkDatabase(file);
  expect(readdirSync(folder)).toEqual(['a.db']);
  expect(readFileSync(file)).toEqual(before);

  const open = openStore(file);
  open.setSetting('a', 1);
  const left = path.join(temporaryFolder(), 'a.db');
  for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, `${left}${end}`);
  open.close();
  const wal = readFileSync(`${left}-wal`);
  checkDatabase(left);
  expect(readFileSync(`${left}-wal`)).toEqual(wal);
});
