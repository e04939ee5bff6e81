/** A process that holds a partition file until it is killed. */
import { datasetSource } from '../../electron/engine/tasks/network/data/dataset.ts';
import { createStudyPartitions } from '../../electron/engine/tasks/network/data/study-partitions.ts';
import type { Split } from '../../shared/dataset.ts';

const [folders, split] = process.argv.slice(2).map((argument): unknown => JSON.parse(argument));
const { data } = createStudyPartitions(folders as { datasets: string; partitions: string }).hold(
  datasetSource('generated').summary,
  split as Split,
);
process.stdout.write(data.file);
setInterval(() => {}, 60_000);
