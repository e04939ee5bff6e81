import path from 'node:path';
import { expect, test } from 'vitest';
import { datasetDetail } from '../../../../electron/engine/api/dataset-detail.ts';
import { datasetSource } from '../../../../electron/engine/tasks/network/data/dataset.ts';
import { openPartitionFile } from '../../../../electron/engine/tasks/network/data/open-partition-file.ts';
import { readPartition } from '../../../../electron/engine/tasks/network/data/partition-rows.ts';
import { defaultSplit } from '../../../../electron/engine/tasks/network/data/split.ts';
import { createPartitionFiles } from '../../../../electron/engine/tasks/partition-files.ts';
import { partitionFileOf } from '../../../../electron/engine/tasks/network/data/study-partitions.ts';
import { openStore } from '../../../../db/open-store.ts';
import { foldersOf } from '../../../../electron/engine/folders.ts';
import { PARTITION_NAMES } from '../../../../shared/model.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const { summary } = datasetSource('generated');
const split = defaultSplit(summary.rows);

test('counts and rows are those of their partition, with eight rows of each class', () => {
  const folder = temporaryFolder();
  const folders = foldersOf({ TRIALDECK_HOME: path.join(folder, 'home'), TRIALDECK_CACHE: path.join(folder, 'cache') });
  const host = { store: openStore(':memory:'), partitions: createPartitionFiles(folders) };
  const { counts, samples } = datasetDetail(host, 'generated', undefined);
  const opened = openPartitionFile(partitionFileOf(summary, split, folders));
  host.store.close();
  for (const name of PARTITION_NAMES) {
    const { inputs, targets } = readPartition(opened, name)!;
    const rows = new Map<string, number>();
    targets[0]!.forEach((label, row) => {
      rows.set([...inputs.subarray(row * summary.features, (row + 1) * summary.features)].join(), label);
    });
    expect(counts[name].reduce((sum, count) => sum + count, 0)).toBe(split[name]);
    expect(samples[name].map(({ label }) => label)).toEqual(
      summary.classes.flatMap((_, label) => new Array<number>(8).fill(label)),
    );
    expect(samples[name].every(({ pixels, label }) => rows.get(pixels.join()) === label)).toBe(true);
  }
});
