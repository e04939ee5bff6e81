/** A small partition file, and any written where it goes with its test. */
import path from 'node:path';
import { takeRows } from '../../electron/engine/tasks/network/data/partition-rows.ts';
import type { PartitionContent } from '../../electron/engine/tasks/network/data/partition-file.ts';
import { writePartitionFile } from '../../electron/engine/tasks/network/data/write-partition-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

const pixels = Uint8Array.from([0, 255, 51, 102, 153, 204, 7, 8, 9]);
const labels = Uint8Array.from([0, 1, 1]);
/** Three pictures of three pixels, of two classes. */
export const THREE_PICTURES: PartitionContent = {
  features: 3,
  targets: [{ name: 'class', kind: 'class', classes: 2 }],
  partitions: {
    train: takeRows(pixels, labels, 3, Uint32Array.of(2, 0)),
    select: takeRows(pixels, labels, 3, Uint32Array.of(1)),
  },
};

/** @returns the file */
export function writtenPartitions(content: PartitionContent): string {
  const file = path.join(temporaryFolder(), 'rows.partitions');
  writePartitionFile(file, content);
  return file;
}
