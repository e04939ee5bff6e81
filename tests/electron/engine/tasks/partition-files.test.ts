import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { datasetSource } from '../../../../electron/engine/tasks/network/data/dataset.ts';
import { openPartitionFile } from '../../../../electron/engine/tasks/network/data/open-partition-file.ts';
import { defaultSplit } from '../../../../electron/engine/tasks/network/data/split.ts';
import { partitionFileOf, partitionsOf } from '../../../../electron/engine/tasks/network/data/study-partitions.ts';
import { createPartitionFiles } from '../../../../electron/engine/tasks/partition-files.ts';
import type { Split } from '../../../../shared/dataset.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const { summary } = datasetSource('generated');
const HOLDER = path.join(import.meta.dirname, '../../../support/partition-holder.ts');

function place(): { datasets: string; partitions: string } {
  const folder = temporaryFolder();
  return { datasets: path.join(folder, 'datasets'), partitions: path.join(folder, 'partitions') };
}

const splits = (count: number, from = 1): Split[] =>
  Array.from({ length: count }, (_, at) => defaultSplit(summary.rows, 40, from + at));

test('the cache keeps the files that were used last', () => {
  const folders = place();
  const partitions = createPartitionFiles(folders);
  const files = splits(10).map((split) => partitions.fileOf(partitionsOf(summary, split)));
  expect(readdirSync(folders.partitions)).toHaveLength(8);
  expect(existsSync(files.at(-1)!)).toBe(true);
});

test('a file that somebody works on stays until the last of them has released it', () => {
  const folders = place();
  const partitions = createPartitionFiles(folders);
  const [split] = splits(1);
  const holders = [partitions.hold(partitionsOf(summary, split!)), partitions.hold(partitionsOf(summary, split!))];
  const file = partitions.fileOf(partitionsOf(summary, split!));
  const stays = (): boolean => existsSync(file);
  for (const other of splits(10, 2)) partitions.fileOf(partitionsOf(summary, other));
  expect(stays()).toBe(true);
  holders[0]!.release();
  partitions.removeUnused();
  const first = holders[0]!.data.file;
  expect(readdirSync(folders.partitions)).toEqual([path.basename(file), path.basename(first)]);
  holders[1]!.release();
  partitions.removeUnused();
  expect(stays()).toBe(false);
});

/** Holds the file in a process of its own, and answers once it does. */
async function holdElsewhere(folders: { datasets: string; partitions: string }, split: Split): Promise<ChildProcess> {
  const holder = spawn(process.execPath, [HOLDER, JSON.stringify(folders), JSON.stringify(split)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  return holder;
}

test('a file that another process works on stays, and goes once that process is gone, however it ended', async () => {
  const folders = place();
  const partitions = createPartitionFiles(folders);
  const [split] = splits(1);
  const file = partitions.fileOf(partitionsOf(summary, split!));
  const holder = await holdElsewhere(folders, split!);
  for (const other of splits(10, 2)) partitions.fileOf(partitionsOf(summary, other));
  partitions.removeUnused();
  const left = readdirSync(folders.partitions).filter((name) => name.endsWith('.partitions'));
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  partitions.removeUnused();
  expect([left, readdirSync(folders.partitions)]).toEqual([[path.basename(file)], []]);
});

test('a worker reads the file under a name that nobody else removes', () => {
  const folders = place();
  const [split] = splits(1);
  const { data } = createPartitionFiles(folders).hold(partitionsOf(summary, split!));
  rmSync(partitionFileOf(summary, split!, folders));
  expect(openPartitionFile(data.file).rows).toBe(40);
});
