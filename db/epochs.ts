/** Epochs of a trial, and which of them is its best. */
import { higherIsBetter, type EpochMetrics, type Objective } from '../shared/model.ts';
import type { Connection } from './connection.ts';
import { DifferentEpoch } from './different-epoch.ts';
import type { TrialEnd } from './store.ts';
import { finishTrial, missing } from './trials.ts';

interface OpenTrial {
  readonly objective: Objective;
  readonly epochsDone: number;
  readonly bestEpoch: number | null;
  readonly stopValue: number | null;
  readonly value: number | null;
}

/** The trial and its ancestors: in SQL a table `lineage` of trial id and generation, 0 for the trial itself. */
const LINEAGE = `WITH RECURSIVE lineage (id, session_id, parent, generation) AS (
  SELECT id, session_id, parent, 0 FROM trials WHERE id = :trialId
  UNION ALL
  SELECT trials.id, trials.session_id, trials.parent, generation + 1 FROM lineage
  JOIN trials ON trials.session_id = lineage.session_id AND trials.number = lineage.parent)`;

const METRICS = `epoch, train_loss AS trainLoss, stop_loss AS stopLoss, stop_accuracy AS stopAccuracy, select_loss AS selectLoss,
  select_accuracy AS selectAccuracy, confirm_loss AS confirmLoss, confirm_accuracy AS confirmAccuracy,
  learning_rate AS learningRate, duration_ms AS durationMs`;

export function recordEpoch(connection: Connection, trialId: number, metrics: EpochMetrics, end?: TrialEnd): void {
  connection.write(() => {
    const trial = openTrial(connection, trialId);
    if (metrics.epoch <= trial.epochsDone) return refuseOther(trialId, metrics, storedEpoch(connection, trialId, metrics.epoch));
    if (metrics.epoch > trial.epochsDone + 1) {
      throw new Error(`Epoch ${metrics.epoch} of trial ${trialId} comes after epoch ${trial.epochsDone}.`);
    }
    connection.run(
      `INSERT INTO epochs VALUES (:trialId, :epoch, :trainLoss, :stopLoss, :stopAccuracy, :selectLoss, :selectAccuracy,
         :confirmLoss, :confirmAccuracy, :learningRate, :durationMs)`,
      { ...metrics, trialId },
    );
    connection.run(
      `UPDATE trials SET epochs_done = :epoch, best_epoch = :bestEpoch, stop_value = :stopValue, value = :value,
         duration_ms = duration_ms + :durationMs WHERE id = :trialId`,
      { trialId, epoch: metrics.epoch, durationMs: metrics.durationMs, ...bestOf(trial, metrics) },
    );
    if (end) finishTrial(connection, trialId, end);
  });
}

export function epochsOf(connection: Connection, trialId: number): readonly EpochMetrics[] {
  return connection.all<EpochMetrics>(
    `${LINEAGE} SELECT ${METRICS} FROM lineage JOIN epochs ON trial_id = lineage.id ORDER BY generation DESC, epoch`,
    { trialId },
  );
}

function openTrial(connection: Connection, trialId: number): OpenTrial {
  const trial = connection.first<OpenTrial>(
    `SELECT (SELECT objective FROM studies WHERE studies.id = study_id) AS objective, epochs_done AS epochsDone,
       best_epoch AS bestEpoch, stop_value AS stopValue, value
     FROM trials WHERE id = ?`,
    [trialId],
  );
  if (!trial) throw missing(trialId);
  return trial;
}

function bestOf(trial: OpenTrial, metrics: EpochMetrics): Pick<OpenTrial, 'bestEpoch' | 'stopValue' | 'value'> {
  const accuracy = trial.objective === 'accuracy';
  const stopValue = accuracy ? metrics.stopAccuracy : metrics.stopLoss;
  if (!isBetter(trial.objective, stopValue, trial.stopValue)) return trial;
  return { bestEpoch: metrics.epoch, stopValue, value: accuracy ? metrics.selectAccuracy : metrics.selectLoss };
}

function isBetter(objective: Objective, value: number, best: number | null): boolean {
  if (best === null) return true;
  return higherIsBetter(objective) ? value > best : value < best;
}

/** An epoch may be trained again, by the trial or by one that continues it without a checkpoint. */
function storedEpoch(connection: Connection, trialId: number, epoch: number): EpochMetrics | undefined {
  return connection.first<EpochMetrics>(
    `${LINEAGE} SELECT ${METRICS} FROM lineage JOIN epochs ON trial_id = lineage.id WHERE epoch = :epoch`,
    { trialId, epoch },
  );
}

function refuseOther(trialId: number, metrics: EpochMetrics, stored: EpochMetrics | undefined): void {
  if (!stored) throw new Error(`Trial ${trialId} has no epoch ${metrics.epoch}.`);
  const other = (Object.keys(stored) as (keyof EpochMetrics)[]).find(
    (name) => name !== 'durationMs' && !Object.is(positiveZero(metrics[name]), stored[name]),
  );
  if (other) throw new DifferentEpoch(metrics.epoch, other, stored[other], metrics[other]);
}

/** SQLite keeps no negative zero. */
function positiveZero(value: number | null): number | null {
  return value === 0 ? 0 : value;
}
