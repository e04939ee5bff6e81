import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkpointFiles, type CheckpointFiles } from '../../../electron/engine/checkpoint-files.ts';
import { stateFile } from '../../../electron/engine/pool/worker-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const uid = 'b1';

function session(numbers: readonly number[]): CheckpointFiles {
  const files = checkpointFiles(temporaryFolder(), uid);
  for (const number of numbers) writeFileSync(stateFile(files.folder, files.nameOf(number)), '');
  writeFileSync(path.join(files.folder, 'note.txt'), '');
  return files;
}

const keptOf = (files: CheckpointFiles): readonly string[] => readdirSync(files.folder).toSorted();

test('a sweep leaves what is needed and what is no checkpoint', () => {
  const files = session([1, 2, 13]);
  files.sweep((number) => number !== 2);
  expect(keptOf(files)).toEqual(['note.txt', 'trial-1.checkpoint', 'trial-13.checkpoint']);
});

test('a sweep removes what killed workers have left', () => {
  const files = session([1]);
  writeFileSync(path.join(files.folder, 'trial-1.checkpoint.4711.tmp'), 'half');
  mkdirSync(path.join(files.folder, 'graph-a1B2c3'));
  writeFileSync(path.join(files.folder, 'graph-a1B2c3', 'saved_model.pb'), 'half');
  files.sweep(() => true);
  expect(keptOf(files)).toEqual(['note.txt', 'trial-1.checkpoint']);
});

test('after a trial the best stay, and what they drove out goes', () => {
  const files = session([1, 2, 3]);
  files.keepBest(1, [1]);
  files.keepBest(2, [2, 1]);
  files.keepBest(3, [2, 3]);
  expect([1, 2, 3].map((number) => files.has(number))).toEqual([false, true, true]);
  files.keepBest(4, [2, 3]);
  expect(keptOf(files)).toEqual(['note.txt', 'trial-2.checkpoint', 'trial-3.checkpoint']);
});

test('a folder that cannot be made is named', () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'checkpoints'));
  writeFileSync(path.join(folder, 'checkpoints', `session-${uid}`), '');
  expect(() => checkpointFiles(path.join(folder, 'checkpoints'), uid)).toThrow(/session-b1 cannot be made/);
});
