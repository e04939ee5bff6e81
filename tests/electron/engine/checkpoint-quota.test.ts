import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { beyondQuota, enforceQuota, sweepTemporaries, type CheckpointFile } from '../../../electron/engine/checkpoint-quota.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const checkpoint = (file: string, bytes: number, writtenMs: number, needed = false): CheckpointFile => ({
  file,
  bytes,
  writtenMs,
  needed,
});
const files = [
  checkpoint('newest', 10, 4),
  checkpoint('oldest', 10, 1),
  checkpoint('older', 10, 2),
  checkpoint('needed', 10, 0, true),
];

test.each([
  [40, []],
  [39, ['oldest']],
  [25, ['oldest', 'older']],
  [0, ['oldest', 'older', 'newest']],
])('a quota of %i bytes', (quota, gone) => {
  expect(beyondQuota(files, quota).map(({ file }) => file)).toEqual(gone);
});

test('leaves the sessions alone that may go on, and every file that is no checkpoint', () => {
  const folder = temporaryFolder();
  for (const session of ['session-1', 'session-b2', 'elsewhere']) {
    mkdirSync(path.join(folder, session));
    for (const [at, name] of ['trial-1.checkpoint', 'trial-2.checkpoint', 'note.txt'].entries()) {
      const file = path.join(folder, session, name);
      writeFileSync(file, 'x'.repeat(100));
      utimesSync(file, at, at);
    }
  }
  enforceQuota(folder, 300, (uid) => uid === 'b2');
  expect(readdirSync(path.join(folder, 'session-1'))).toEqual(['note.txt', 'trial-2.checkpoint']);
  enforceQuota(folder, 0, (uid) => uid === 'b2');
  expect(readdirSync(path.join(folder, 'session-1'))).toEqual(['note.txt']);
  expect(readdirSync(path.join(folder, 'session-b2'))).toHaveLength(3);
  expect(readdirSync(path.join(folder, 'elsewhere'))).toHaveLength(3);
});

test('a folder that is not there needs no room', () => {
  expect(() => enforceQuota(path.join(temporaryFolder(), 'none'), 0, () => false)).not.toThrow();
});

function leftovers(folder: string, session: string): string {
  const own = path.join(folder, session);
  mkdirSync(path.join(own, 'graph-a1B2c3'), { recursive: true });
  writeFileSync(path.join(own, 'graph-a1B2c3', 'saved_model.pb'), 'x'.repeat(100));
  writeFileSync(path.join(own, 'trial-1.checkpoint.4711.tmp'), 'x'.repeat(100));
  writeFileSync(path.join(own, 'trial-2.checkpoint'), 'x'.repeat(100));
  return own;
}

test('what killed workers have left counts, and goes', () => {
  const folder = temporaryFolder();
  const own = leftovers(folder, 'session-b1');
  for (const [at, name] of ['trial-1.checkpoint.4711.tmp', 'graph-a1B2c3', 'trial-2.checkpoint'].entries())
    utimesSync(path.join(own, name), at, at);
  enforceQuota(folder, 200, () => false);
  expect(readdirSync(own)).toEqual(['graph-a1B2c3', 'trial-2.checkpoint']);
  enforceQuota(folder, 0, () => false);
  expect(readdirSync(own)).toEqual([]);
});

test('a sweep removes what killed workers have left in every folder, whatever the session', () => {
  const folder = temporaryFolder();
  const own = leftovers(folder, 'session-b1');
  mkdirSync(path.join(folder, 'graph-d4E5f6'));
  sweepTemporaries(folder);
  expect([readdirSync(folder), readdirSync(own)]).toEqual([['session-b1'], ['trial-2.checkpoint']]);
});
