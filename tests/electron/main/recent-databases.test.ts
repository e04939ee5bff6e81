import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { addRecentDatabase, readRecentDatabases } from '../../../electron/main/recent-databases.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('databases come newest first, each once, and those that are gone are left out', () => {
  const folder = temporaryFolder();
  const list = path.join(folder, 'recent.json');
  const [a, b] = ['a.db', 'b.db'].map((name) => path.join(folder, name)) as [string, string];
  for (const file of [a, b]) writeFileSync(file, '');
  expect(readRecentDatabases(list)).toEqual([]);
  addRecentDatabase(list, a);
  addRecentDatabase(list, b);
  expect(addRecentDatabase(list, a)).toEqual([a, b]);
  rmSync(a);
  expect(readRecentDatabases(list)).toEqual([b]);
});

test('eight are kept', () => {
  const folder = temporaryFolder();
  const list = path.join(folder, 'recent.json');
  const files = Array.from({ length: 10 }, (_, at) => path.join(folder, `${at}.db`));
  for (const file of files) {
    writeFileSync(file, '');
    addRecentDatabase(list, file);
  }
  expect(readRecentDatabases(list)).toEqual(files.toReversed().slice(0, 8));
});

test('a damaged list is an empty one', () => {
  const list = path.join(temporaryFolder(), 'recent.json');
  for (const text of ['', '{}', '[1]', '["a"']) {
    writeFileSync(list, text);
    expect(readRecentDatabases(list)).toEqual([]);
  }
});
