/** What takes long before networks train on a data set: 60,000 pictures are drawn in half a second, and 47 MB read in a tenth. */
import { networkOf } from '../../../../../shared/network/task.ts';
import type { Aside } from '../../task.ts';
import { placeOf } from '../../partition-files.ts';
import { believeWhole, knownWhole, openPartitionFile } from './open-partition-file.ts';
import { partitionFileOf, partitionsOf } from './study-partitions.ts';

/** A smaller data set is drawn before a thread has started. */
const SMALL_BYTES = 8 * 2 ** 20;

export const rowsAside: Aside = {
  isDone: (task, folders) => {
    const { dataset, split } = networkOf(task);
    const isSmall = dataset.rows * dataset.features < SMALL_BYTES;
    return isSmall || knownWhole(placeOf(partitionsOf(dataset, split), folders)) !== null;
  },
  make: (task, folders) => {
    const { dataset, split } = networkOf(task);
    const file = partitionFileOf(dataset, split, folders);
    openPartitionFile(file);
    return knownWhole(file)!;
  },
  believe: believeWhole,
};
