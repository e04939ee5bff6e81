/** Epochs as checkpoints had them before a study said what it measures: accuracy and loss, each in a field of its own. */
import type { Epoch } from '../../../../../shared/model.ts';

export interface FormerEpoch {
  readonly epoch: number;
  readonly trainLoss: number;
  readonly stopLoss: number;
  readonly stopAccuracy: number;
  readonly selectLoss: number;
  readonly selectAccuracy: number;
  readonly confirmLoss: number | null;
  readonly confirmAccuracy: number | null;
  readonly learningRate: number;
  readonly durationMs: number;
}

export function currentEpochs(former: readonly FormerEpoch[]): readonly Epoch[] {
  return former.map((epoch) => ({
    epoch: epoch.epoch,
    durationMs: epoch.durationMs,
    train: { loss: epoch.trainLoss },
    stop: { accuracy: epoch.stopAccuracy, loss: epoch.stopLoss },
    select: { accuracy: epoch.selectAccuracy, loss: epoch.selectLoss },
    confirm: epoch.confirmLoss === null ? null : { accuracy: epoch.confirmAccuracy!, loss: epoch.confirmLoss },
    facts: { learning_rate: epoch.learningRate },
  }));
}
