import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { datasetSource } from '../../../../../../electron/engine/tasks/network/data/dataset.ts';
import { readIdx } from '../../../../../../electron/engine/tasks/network/data/idx.ts';
import { openPartitionFile, readPartition } from '../../../../../../electron/engine/tasks/network/data/partition-file.ts';
import { defaultSplit } from '../../../../../../electron/engine/tasks/network/data/split.ts';
import { createStudyPartitions, partitionFileOf } from '../../../../../../electron/engine/tasks/network/data/study-partitions.ts';
import type { Split } from '../../../../../../shared/dataset.ts';
import { PARTITION_NAMES } from '../../../../../../shared/model.ts';
import { temporaryFolder } from '../../../../../support/temporary-folder.ts';

const { summary } = datasetSource('generated');
const HOLDER = path.join(import.meta.dirname, '../../../../../support/partition-holder.ts');

function place(): { datasets: string; partitions: string } {
  const folder = temporaryFolder();
  return { datasets: path.join(folder, 'datasets'), partitions: path.join(folder, 'partitions') };
}

const pictures = (inputs: Uint8Array): string[] =>
  Array.from({ length: inputs.length / summary.features }, (_, row) =>
    Buffer.from(inputs.subarray(row * summary.features, (row + 1) * summary.features)).toString('latin1'),
  );

test('no row stands in two partitions, and none comes from the vault', () => {
  const folders = place();
  const opened = openPartitionFile(partitionFileOf(summary, defaultSplit(summary.rows), folders));
  const rows = PARTITION_NAMES.flatMap((name) => pictures(readPartition(opened, name)!.inputs as Uint8Array));
  expect(rows).toHaveLength(summary.rows);
  expect(new Set(rows).size).toBe(summary.rows);
  const vault = pictures(readIdx(path.join(folders.datasets, 'generated', 't10k-images-idx3-ubyte'), 3).values);
  expect(vault).toHaveLength(summary.vaultRows);
  expect(vault.filter((picture) => rows.includes(picture))).toEqual([]);
});

test('studies with the same split share the file, others do not', () => {
  const folders = place();
  const [first, again, other] = [1, 1, 2].map((seed) => partitionFileOf(summary, defaultSplit(summary.rows, 400, seed), folders));
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test('a damaged file is made again', () => {
  const folders = place();
  const split = defaultSplit(summary.rows, 400);
  const file = partitionFileOf(summary, split, folders);
  const whole = readFileSync(file);
  writeFileSync(file, whole.with(1000, whole[1000]! ^ 1));
  expect(partitionFileOf(summary, split, folders)).toBe(file);
  expect(readFileSync(file).equals(whole)).toBe(true);
});

const splits = (count: number, from = 1): Split[] =>
  Array.from({ length: count }, (_, at) => defaultSplit(summary.rows, 40, from + at));

test('the cache keeps the files that were used last', () => {
  const folders = place();
  const partitions = createStudyPartitions(folders);
  const files = splits(10).map((split) => partitions.fileOf(summary, split));
  expect(readdirSync(folders.partitions)).toHaveLength(8);
  expect(existsSync(files.at(-1)!)).toBe(true);
});

test('a file that somebody works on stays until the last of them has released it', () => {
  const folders = place();
  const partitions = createStudyPartitions(folders);
  const [split] = splits(1);
  const holders = [partitions.hold(summary, split!), partitions.hold(summary, split!)];
  const file = partitions.fileOf(summary, split!);
  const stays = (): boolean => existsSync(file);
  for (const other of splits(10, 2)) partitions.fileOf(summary, other);
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
  const partitions = createStudyPartitions(folders);
  const [split] = splits(1);
  const file = partitions.fileOf(summary, split!);
  const holder = await holdElsewhere(folders, split!);
  for (const other of splits(10, 2)) partitions.fileOf(summary, other);
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
  const { data } = createStudyPartitions(folders).hold(summary, split!);
  rmSync(partitionFileOf(summary, split!, folders));
  expect(openPartitionFile(data.file).rows).toBe(40);
});
