import path from 'node:path';
import { expect, test } from 'vitest';
import { foldersOf } from '../../../electron/engine/folders.ts';
import { foldersOfDatabase } from '../../../electron/host/database-folders.ts';

const own = foldersOf({ TRIALDECK_HOME: '/home/a/data', TRIALDECK_CACHE: '/home/a/cache' }, 'linux');

test('the own database has the own folders, however it is named', () => {
  expect(foldersOfDatabase('/home/a/data/trialdeck.db', own)).toBe(own);
  expect(foldersOfDatabase(path.relative('.', '/home/a/data/trialdeck.db'), own)).toBe(own);
});

test('one of the usual name has everything in its folder', () => {
  expect(foldersOfDatabase('/mnt/b/trialdeck.db', own)).toEqual({
    ...own,
    data: '/mnt/b',
    database: '/mnt/b/trialdeck.db',
    checkpoints: '/mnt/b/checkpoints',
  });
});

test('others get a folder each beside them, so that two in one folder have two locks', () => {
  const [a, b] = ['/mnt/b/a.db', '/mnt/b/b.db'].map((file) => foldersOfDatabase(file, own));
  expect(a).toMatchObject({ data: '/mnt/b/a.trialdeck', database: '/mnt/b/a.db', checkpoints: '/mnt/b/a.trialdeck/checkpoints' });
  expect(b!.data).toBe('/mnt/b/b.trialdeck');
  expect(a!.cache).toBe(own.cache);
});
