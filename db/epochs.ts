/** Epochs of a trial, and which of them is its best. */
import { decides, objectiveOf, valueOf, type Measure, type Values } from '../shared/measure.ts';
import type { Epoch } from '../shared/model.ts';
import type { Connection } from './connection.ts';
import { DifferentEpoch } from './different-epoch.ts';
import { epochKey, LAST_EPOCH, ofTrial } from './epoch-key.ts';
import { bindingsOf, EPOCH_COLUMNS, epochOf, INSERT_EPOCH, type EpochRow } from './epoch-row.ts';
import { LINEAGE } from './lineage.ts';
import { replaceRowResults } from './row-results.ts';
import type { WithEpoch } from './store/trials.ts';
import { judgedBy, type StudyRow } from './studies.ts';
import { finishTrial, missing } from './trials.ts';

interface OpenTrial {
  readonly objective: Measure;
  readonly epochsDone: number;
  readonly stopValue: number | null;
}

const COUNT = 'UPDATE trials SET epochs_done = ?, duration_ms = duration_ms + ? WHERE id = ?';
const COUNT_AS_BEST = `UPDATE trials SET epochs_done = ?, duration_ms = duration_ms + ?, best_epoch = ?, stop_value = ?, value = ?
  WHERE id = ?`;

export function recordEpoch(
  connection: Connection,
  trialId: number,
  epoch: Epoch,
  { rowResults = {}, end }: WithEpoch = {},
): void {
  connection.write(() => {
    const trial = openTrial(connection, trialId);
    const { objective, epochsDone } = trial;
    if (epoch.epoch <= epochsDone) return refuseOther(trialId, epoch, storedEpoch(connection, trialId, epoch.epoch, objective));
    if (epoch.epoch > epochsDone + 1)
      throw new Error(`Epoch ${epoch.epoch} of trial ${trialId} comes after epoch ${epochsDone}.`);
    if (epoch.epoch > LAST_EPOCH)
      throw new Error(`Trial ${trialId} is at epoch ${epoch.epoch}; the last one that is kept is ${LAST_EPOCH}.`);
    connection.run(INSERT_EPOCH, bindingsOf(trialId, epoch, objective));
    if (decides(epoch.stop, objective, trial.stopValue)) {
      const values = [valueOf(epoch.stop, objective), valueOf(epoch.select, objective)];
      connection.run(COUNT_AS_BEST, [epoch.epoch, epoch.durationMs, epoch.epoch, ...values, trialId]);
      replaceRowResults(connection, trialId, epoch.epoch, rowResults);
    } else connection.run(COUNT, [epoch.epoch, epoch.durationMs, trialId]);
    if (end) finishTrial(connection, trialId, end);
  });
}

export function epochsOf(connection: Connection, trialId: number): readonly Epoch[] {
  const rows = connection.all<EpochRow>(
    `${LINEAGE} SELECT ${EPOCH_COLUMNS} FROM lineage JOIN epochs ON ${ofTrial('lineage.id')} ORDER BY generation DESC, epoch`,
    { trialId },
  );
  if (rows.length === 0) return [];
  const { objective } = openTrial(connection, trialId);
  return rows.map((row) => epochOf(row, objective));
}

export function openTrial(connection: Connection, trialId: number): OpenTrial {
  const row = connection.first<Omit<OpenTrial, 'objective'> & Pick<StudyRow, 'measures' | 'objectives'>>(
    `SELECT (SELECT measures FROM studies WHERE studies.id = study_id) AS measures,
       (SELECT objectives FROM studies WHERE studies.id = study_id) AS objectives,
       epochs_done AS epochsDone, stop_value AS stopValue
     FROM trials WHERE id = ?`,
    [trialId],
  );
  if (!row) throw missing(trialId);
  const { measures, objectives, ...trial } = row;
  return { ...trial, objective: objectiveOf(judgedBy({ measures, objectives })) };
}

/** An epoch may be trained again, by the trial or by one that continues it without a checkpoint. */
function storedEpoch(connection: Connection, trialId: number, epoch: number, objective: Measure): Epoch | undefined {
  const row = connection.first<EpochRow>(
    `${LINEAGE} SELECT ${EPOCH_COLUMNS} FROM lineage JOIN epochs ON epochs.id = ${epochKey('lineage.id', ':epoch')}`,
    { trialId, epoch },
  );
  return row && epochOf(row, objective);
}

const PARTS = ['train', 'stop', 'select', 'confirm', 'facts'] as const;

/** @throws DifferentEpoch where an epoch that was trained again is another one than is stored; what it took does not matter. */
export function refuseOther(trialId: number, epoch: Epoch, stored: Epoch | undefined): void {
  if (!stored) throw new Error(`Trial ${trialId} has no epoch ${epoch.epoch}.`);
  for (const part of PARTS) {
    for (const name of Object.keys({ ...stored[part], ...epoch[part] })) {
      const [before, now] = [storable(stored[part], name), storable(epoch[part], name)];
      if (before === now) continue;
      const words = name.replaceAll('_', ' ');
      throw new DifferentEpoch(epoch.epoch, part === 'facts' ? words : `${part} ${words}`, before, now);
    }
  }
}

/** What is not a number was not measured. */
function storable(values: Values | null, name: string): number | null {
  const value = values?.[name];
  return value === undefined || Number.isNaN(value) ? null : value;
}
