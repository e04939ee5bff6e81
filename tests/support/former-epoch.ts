/** Epochs in the shape that they had when the golden files were recorded: accuracy and loss, each in a field of its own. */
import type { FormerEpoch } from '../../electron/engine/tasks/network/training/former-epochs.ts';
import type { Epoch } from '../../shared/model.ts';

/** What has been measured since is left out. */
export function formerEpoch({ epoch, durationMs, train, stop, select, confirm, facts }: Epoch): FormerEpoch {
  return {
    epoch,
    trainLoss: train['loss']!,
    stopLoss: stop['loss']!,
    stopAccuracy: stop['accuracy']!,
    selectLoss: select['loss']!,
    selectAccuracy: select['accuracy']!,
    confirmLoss: confirm?.['loss'] ?? null,
    confirmAccuracy: confirm?.['accuracy'] ?? null,
    learningRate: facts['learning_rate']!,
    durationMs,
  };
}
