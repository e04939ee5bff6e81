/** A data set that is large enough for a thread, in miniature folders: its files are not there, or stand-ins of the right names. */
import { existsSync, utimesSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { foldersOf, makeFolders, type Folders } from '../../../../electron/engine/folders.ts';
import { createWithRows } from '../../../../electron/engine/rows/with-rows.ts';
import { datasetSource } from '../../../../electron/engine/tasks/network/data/dataset.ts';
import { writePartitionFile } from '../../../../electron/engine/tasks/network/data/write-partition-file.ts';
import { rowsAside } from '../../../../electron/engine/tasks/network/data/rows-aside.ts';
import { partitionsOf } from '../../../../electron/engine/tasks/network/data/study-partitions.ts';
import { placeOf } from '../../../../electron/engine/tasks/partition-files.ts';
import { createThinking } from '../../../../electron/engine/thinking/thinking.ts';
import { networkTask } from '../../../../electron/engine/tasks/network/network-task.ts';
import type { NetworkTask } from '../../../../shared/network/task.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const LARGE = networkTask.plan({ task: { kind: 'network', dataset: 'fashion-mnist' }, budget: { trials: 1 } })
  .task as NetworkTask;
const SMALL = networkTask.plan({ task: { kind: 'network', dataset: 'generated', rows: 400 }, budget: { trials: 1 } })
  .task as NetworkTask;
const SPLIT = { seed: 1, train: 4, stop: 1, select: 1, confirm: 1 };

function scene() {
  const folder = temporaryFolder();
  const folders = foldersOf({ TRIALDECK_HOME: folder, TRIALDECK_CACHE: folder });
  makeFolders(folders);
  const thinking = createThinking(1);
  onTestFinished(() => thinking.close());
  const think = vi.spyOn(thinking, 'think');
  return { folders, think, withRows: createWithRows(folders, thinking) };
}

/** A file as large data sets have it, with few rows. */
function writeRows(folders: Folders): string {
  const file = placeOf(partitionsOf(LARGE.dataset, LARGE.split), folders);
  const partitions = { train: { rows: 1, inputs: Uint8Array.of(7), targets: [Int32Array.of(0)] } };
  writePartitionFile(file, { features: 1, targets: [{ name: 'class', kind: 'class', classes: 2 }], partitions });
  return file;
}

test('a thread looks for the rows of a large data set, and says why there are none; nothing is done then', async () => {
  const { think, withRows } = scene();
  const work = vi.fn();
  await expect(withRows(LARGE, work)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('Fashion-MNIST'),
  });
  expect([think.mock.calls.length, work.mock.calls.length]).toEqual([1, 0]);
});

test('rows that this process has written, or knows from a thread, are there at once', () => {
  const { folders, think, withRows } = scene();
  writeRows(folders);
  expect(withRows(LARGE, () => 'done')).toBe('done');
  expect(think).not.toHaveBeenCalled();
});

test('a thread reads a file that this process does not know, once', async () => {
  const { folders, think, withRows } = scene();
  const file = writeRows(folders);
  const touched = new Date(0);
  utimesSync(file, touched, touched);
  expect(rowsAside.isDone(LARGE, folders)).toBe(false);
  expect(await withRows(LARGE, () => existsSync(file))).toBe(true);
  expect([withRows(LARGE, () => 'at once'), think.mock.calls.length]).toEqual(['at once', 1]);
});

test('small data sets, and work without rows, need no thread', () => {
  const { think, withRows } = scene();
  expect([withRows(SMALL, () => 1), withRows({ ...SMALL, split: SPLIT }, () => 2), withRows(null, () => 3)]).toEqual([1, 2, 3]);
  expect(think).not.toHaveBeenCalled();
});

test('the data set of the assignment counts as a large one', () => {
  const { rows, features } = datasetSource('fashion-mnist').summary;
  expect([rows * features, rowsAside.isDone(LARGE, scene().folders)]).toEqual([47_040_000, false]);
});
