/** The line of a trial that is being trained, brought up to its last epoch. */
import { decides, valueOf, type Measure } from '../../shared/measure.ts';
import type { Epoch } from '../../shared/model.ts';
import type { TrialRow } from '../../shared/trial-table.ts';

/** The line with the epoch after its last one; of an epoch that it has, the line as it is. */
export function withEpoch(row: TrialRow, epoch: Epoch, objective: Measure): TrialRow {
  if (epoch.epoch <= row.epochsDone) return row;
  const trained = { ...row, epochsDone: epoch.epoch, durationMs: row.durationMs + epoch.durationMs };
  if (!decides(epoch.stop, objective, row.stopValue)) return trained;
  const { [objective.name]: value, ...otherValues } = epoch.select;
  const stopValue = valueOf(epoch.stop, objective);
  return { ...trained, bestEpoch: epoch.epoch, stopValue, value: value ?? null, otherValues };
}
