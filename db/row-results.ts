/** What a trial made of each row of *select*: kept of the epoch that decides it, while it trains and afterwards. */
import type { RowResults } from '../shared/row-results.ts';
import type { Connection } from './connection.ts';
import { LINEAGE } from './lineage.ts';
import type { EpochRowResults } from './store.ts';

/** Another epoch decides the trial from now on: the row results of the one before go, those of the new one come, if it has any. */
export function replaceRowResults(connection: Connection, trialId: number, epoch: number, results: RowResults | null): void {
  connection.run('DELETE FROM row_results WHERE trial_id = ?', [trialId]);
  if (results === null) return;
  connection.run('INSERT INTO row_results (trial_id, epoch, kind, content) VALUES (?, ?, ?, ?)', [
    trialId,
    epoch,
    results.kind,
    results.content,
  ]);
}

export function rowResultsOf(connection: Connection, trialId: number): readonly EpochRowResults[] {
  const rows = connection.all<EpochRowResults>(
    `${LINEAGE} SELECT epoch, kind, content FROM lineage JOIN row_results ON trial_id = lineage.id ORDER BY epoch`,
    { trialId },
  );
  return rows.map((row) => ({ ...row, content: Uint8Array.from(row.content) }));
}
