/** What a trial made of each row of a partition: kept of the epoch that decides it, while it trains and afterwards. */
import type { RowResultsByPartition } from '../shared/row-results.ts';
import type { Connection } from './connection.ts';
import { LINEAGE } from './lineage.ts';
import type { EpochRowResults } from './store/row-results.ts';

/** Another epoch decides the trial from now on: the row results of the one before go, those of the new one come, if it has any. */
export function replaceRowResults(connection: Connection, trialId: number, epoch: number, results: RowResultsByPartition): void {
  connection.run('DELETE FROM row_results WHERE trial_id = ?', [trialId]);
  for (const [partition, { kind, content }] of Object.entries(results))
    connection.run(
      'INSERT INTO row_results (trial_id, epoch, partition, kind, content) VALUES (:trialId, :epoch, :partition, :kind, :content)',
      { trialId, epoch, partition, kind, content },
    );
}

export function rowResultsOf(connection: Connection, trialId: number): readonly EpochRowResults[] {
  const rows = connection.all<EpochRowResults>(
    `${LINEAGE} SELECT epoch, partition, kind, content FROM lineage JOIN row_results ON trial_id = lineage.id
     ORDER BY epoch, partition DESC`,
    { trialId },
  );
  return rows.map((row) => ({ ...row, content: Uint8Array.from(row.content) }));
}
