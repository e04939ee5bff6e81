import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownerOf, removeStale, takeOwnership } from '../../../electron/engine/owner.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-owner-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('the second to ask is told who has the folder', () => {
  const first = takeOwnership(folder);
  expect(first).toMatchObject({ owner: { pid: process.pid } });
  expect(takeOwnership(folder)).toEqual({ takenBy: (first as { owner: unknown }).owner });
});

test('after a release the folder is free', () => {
  const first = takeOwnership(folder);
  if ('release' in first) first.release();
  expect(ownerOf(folder)).toBeNull();
  expect(takeOwnership(folder)).toHaveProperty('release');
});

test('the lock of a process that died is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(path.join(folder, 'owner.json'), JSON.stringify({ pid, startedAt: '1', socket: 'gone' }));
  expect(ownerOf(folder)).toBeNull();
  expect(takeOwnership(folder)).toMatchObject({ owner: { pid: process.pid } });
});

test('a process that only has the same number is not the owner', () => {
  takeOwnership(folder);
  const file = path.join(folder, 'owner.json');
  const owner = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...owner, startedAt: 'another time' }));
  expect(ownerOf(folder)).toBeNull();
});

test('a lock that is cut short is taken over', () => {
  writeFileSync(path.join(folder, 'owner.json'), '{"pid": 12');
  expect(takeOwnership(folder)).toHaveProperty('release');
});

test('who asks while the folder is taken writes nothing', () => {
  takeOwnership(folder);
  const written = statSync(folder).mtimeMs;
  utimesSync(folder, 1, 1);
  expect(takeOwnership(folder)).toHaveProperty('takenBy');
  expect([written > 1000, statSync(folder).mtimeMs]).toEqual([true, 1000]);
});

test('a lock that another start has put in the place of a stale one stays', () => {
  const file = path.join(folder, 'owner.json');
  const first = takeOwnership(folder);
  removeStale(file, path.join(folder, 'away'));
  expect(ownerOf(folder)).toEqual((first as { owner: unknown }).owner);
  expect(readdirSync(folder)).toEqual(['owner.json']);
  writeFileSync(file, 'of nobody');
  removeStale(file, path.join(folder, 'away'));
  removeStale(file, path.join(folder, 'away'));
  expect(readdirSync(folder)).toEqual([]);
});
