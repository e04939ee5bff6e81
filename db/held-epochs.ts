/** Epochs that are known before they count, for whoever goes on with the session. `finishTrial` removes them. */
import { objectiveOf } from '../shared/measure.ts';
import type { RowResultsByPartition } from '../shared/row-results.ts';
import type { Connection } from './connection.ts';
import { bindingsOf, EPOCH_COLUMNS, epochOf, INSERT_HELD_EPOCH, type EpochRow } from './epoch-row.ts';
import { openTrial, refuseOther } from './epochs.ts';
import { findSession } from './sessions.ts';
import type { Store } from './store.ts';
import type { EpochRowResults } from './store/row-results.ts';
import type { OfTrial, ToldEpoch } from './store/trials.ts';
import { findStudy } from './studies.ts';

const HELD = `SELECT ${EPOCH_COLUMNS}, trial_id AS trialId, (SELECT ordinal FROM trials WHERE id = trial_id) AS ordinal
  FROM held_epochs AS epochs`;

export function holdEpoch(connection: Connection, trialId: number, { epoch, rowResults }: ToldEpoch): void {
  connection.write(() => {
    const { objective } = openTrial(connection, trialId);
    const held = connection.first<EpochRow>(`${HELD} WHERE trial_id = ? AND epoch = ?`, [trialId, epoch.epoch]);
    if (held) return refuseOther(trialId, epoch, epochOf(held, objective));
    connection.run(INSERT_HELD_EPOCH, bindingsOf(trialId, epoch, objective));
    for (const [partition, { kind, content }] of Object.entries(rowResults))
      connection.run('INSERT INTO held_row_results (trial_id, epoch, partition, kind, content) VALUES (?, ?, ?, ?, ?)', [
        trialId,
        epoch.epoch,
        partition,
        kind,
        content,
      ]);
  });
}

export function heldEpochs(connection: Connection, sessionId: number): ReturnType<Store['heldEpochs']> {
  const rows = connection.all<EpochRow & OfTrial>(
    `${HELD} WHERE trial_id IN (SELECT id FROM trials WHERE session_id = ? AND sequence IS NULL)
       AND epoch > (SELECT epochs_done FROM trials WHERE id = trial_id) ORDER BY epochs.rowid`,
    [sessionId],
  );
  if (rows.length === 0) return [];
  const objective = objectiveOf(findStudy(connection, findSession(connection, sessionId).studyId));
  return rows.map(({ trialId, ordinal, ...row }) => ({
    trialId,
    ordinal,
    epoch: epochOf(row, objective),
    rowResults: heldRowResults(connection, trialId, row.epoch),
  }));
}

function heldRowResults(connection: Connection, trialId: number, epoch: number): RowResultsByPartition {
  const rows = connection.all<Omit<EpochRowResults, 'epoch'>>(
    'SELECT partition, kind, content FROM held_row_results WHERE trial_id = ? AND epoch = ?',
    [trialId, epoch],
  );
  return Object.fromEntries(rows.map(({ partition, kind, content }) => [partition, { kind, content: Uint8Array.from(content) }]));
}
