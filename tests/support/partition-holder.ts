/** A process that holds a partition file until it is killed. */
import { datasetSource } from '../../electron/engine/tasks/network/data/dataset.ts';
import { partitionsOf } from '../../electron/engine/tasks/network/data/study-partitions.ts';
import { createPartitionFiles } from '../../electron/engine/tasks/partition-files.ts';
import type { Split } from '../../shared/dataset.ts';

const [folders, split] = process.argv.slice(2).map((argument): unknown => JSON.parse(argument));
const { data } = createPartitionFiles(folders as { datasets: string; partitions: string }).hold(
  partitionsOf(datasetSource('generated').summary, split as Split),
);
process.stdout.write(data.file);
setInterval(() => {}, 60_000);
