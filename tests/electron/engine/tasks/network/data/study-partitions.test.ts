import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { datasetSource } from '../../../../../../electron/engine/tasks/network/data/dataset.ts';
import { readIdx } from '../../../../../../electron/engine/tasks/network/data/idx.ts';
import { openPartitionFile } from '../../../../../../electron/engine/tasks/network/data/open-partition-file.ts';
import { readPartition } from '../../../../../../electron/engine/tasks/network/data/partition-rows.ts';
import { defaultSplit } from '../../../../../../electron/engine/tasks/network/data/split.ts';
import { partitionFileOf } from '../../../../../../electron/engine/tasks/network/data/study-partitions.ts';
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
