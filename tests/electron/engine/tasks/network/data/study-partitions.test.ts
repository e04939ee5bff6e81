import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  const partitions = createStudyPartitions(folders, true);
  const files = splits(10).map((split) => partitions.fileOf(summary, split));
  expect(readdirSync(folders.partitions)).toHaveLength(8);
  expect(existsSync(files.at(-1)!)).toBe(true);
});

test('a file that somebody works on stays until the last of them has released it', () => {
  const folders = place();
  const partitions = createStudyPartitions(folders, true);
  const [split] = splits(1);
  const holders = [partitions.hold(summary, split!), partitions.hold(summary, split!)];
  const { file } = holders[0]!.data;
  const stays = (): boolean => existsSync(file);
  for (const other of splits(10, 2)) partitions.fileOf(summary, other);
  expect(stays()).toBe(true);
  holders[0]!.release();
  partitions.removeUnused();
  expect([stays(), readdirSync(folders.partitions)]).toEqual([true, [path.basename(file)]]);
  holders[1]!.release();
  partitions.removeUnused();
  expect(stays()).toBe(false);
});

test('who does not own the data folder pushes no file out', () => {
  const folders = place();
  const reader = createStudyPartitions(folders, false);
  for (const split of splits(10)) reader.fileOf(summary, split);
  expect(readdirSync(folders.partitions)).toHaveLength(10);
});
