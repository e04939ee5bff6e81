/** The record of a trial that is being trained, brought up to its last epoch. */
import type { TrialDetail } from '../../../shared/trial-detail.ts';
import { higherIsBetter, type EpochMetrics, type Objective } from '../../../shared/model.ts';

/** The record with epochs that have ended since; of the same epoch twice, the record's own counts. */
export function withEpochs(detail: TrialDetail, later: readonly EpochMetrics[], objective: Objective): TrialDetail {
  const known = new Set(detail.epochs.map(({ epoch }) => epoch));
  const added = later.filter(({ epoch }) => !known.has(epoch));
  if (added.length === 0) return detail;
  const epochs = [...detail.epochs, ...added].sort((one, other) => one.epoch - other.epoch);
  const best = bestOf(epochs, objective);
  const trial = {
    ...detail.trial,
    epochsDone: epochs.at(-1)!.epoch,
    bestEpoch: best.epoch,
    stopValue: objective === 'accuracy' ? best.stopAccuracy : best.stopLoss,
    value: objective === 'accuracy' ? best.selectAccuracy : best.selectLoss,
    durationMs: detail.trial.durationMs + added.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
  return { ...detail, trial, epochs };
}

/** The epoch with the best stop metric, the earliest of equals. */
function bestOf(epochs: readonly EpochMetrics[], objective: Objective): EpochMetrics {
  const sign = higherIsBetter(objective) ? 1 : -1;
  const measured = ({ stopAccuracy, stopLoss }: EpochMetrics): number =>
    sign * (objective === 'accuracy' ? stopAccuracy : stopLoss);
  return epochs.reduce((best, epoch) => (measured(epoch) > measured(best) ? epoch : best));
}
