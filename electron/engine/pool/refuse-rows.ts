/** Whether what a worker tells of rows can be of the rows that it has. Pure. */
import { countText, countedText } from '../../../shared/format/count.ts';
import type { PartitionName } from '../../../shared/model.ts';
import { packedBytes, unpackLosses, type RowResults, type RowResultsByPartition } from '../../../shared/row-results.ts';
import { unexpected } from './unexpected.ts';
import type { TrialWork } from './work.ts';

export type RowsOfWork = Pick<TrialWork, 'task' | 'roles' | 'objective'>;

/** @throws TrialdeckError failure, with a sentence about "it", where these rows have no such results */
export function refuseRows(told: RowResultsByPartition, work: RowsOfWork): void {
  for (const [partition, results] of Object.entries(told) as [PartitionName, RowResults][]) refuse(partition, results, work);
}

function refuse(partition: PartitionName, { kind, content }: RowResults, { task, roles, objective }: RowsOfWork): void {
  const rows = task.split?.[partition];
  if (rows === undefined || kind !== objective.rows || ![roles.values, roles.records].includes(partition))
    throw unexpected(`It told ${kind} of rows of ${partition}, of which none are kept.`);
  const bytes = packedBytes(kind, rows);
  if (content.length !== bytes)
    throw unexpected(
      `It told ${kind} in ${countedText(content.length, 'byte')}; the ${countText(rows)} rows of ${partition} have ${countText(bytes)}.`,
    );
  // A loss is low where the row is right, whatever the direction of the measure; bounds of the mean are none of a row.
  const odd = kind === 'losses' ? unpackLosses({ kind, content }).find((loss) => !(loss >= 0)) : undefined;
  if (odd !== undefined) throw unexpected(`It told ${odd} of a row of ${partition}, which is no loss.`);
}
