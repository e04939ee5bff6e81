/** The record of a trial that is being trained, brought up to its last epoch. */
import type { TrialDetail } from '../../shared/trial-detail.ts';
import { bestEpoch, valueOf, type Measure } from '../../shared/measure.ts';
import type { Epoch } from '../../shared/model.ts';

/** The record with epochs that have ended since; of the same epoch twice, the record's own counts. */
export function withEpochs(detail: TrialDetail, later: readonly Epoch[], objective: Measure): TrialDetail {
  const known = new Set(detail.epochs.map(({ epoch }) => epoch));
  const added = later.filter(({ epoch }) => !known.has(epoch));
  if (added.length === 0) return detail;
  const epochs = [...detail.epochs, ...added].sort((one, other) => one.epoch - other.epoch);
  const best = bestEpoch(epochs, objective);
  const trial = {
    ...detail.trial,
    epochsDone: epochs.at(-1)!.epoch,
    bestEpoch: best?.epoch ?? null,
    stopValue: valueOf(best?.stop ?? null, objective),
    value: valueOf(best?.select ?? null, objective),
    durationMs: detail.trial.durationMs + added.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
  return { ...detail, trial, epochs };
}
