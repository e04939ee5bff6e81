/** Learning curves as Fashion-MNIST gives them, from a formula: for windows and tests that need many trials in no time. */
import type { Epoch, Params } from '../../shared/model.ts';
import { randomFor } from '../../shared/random.ts';

const BEST_LOG_RATE: Readonly<Record<string, number>> = {
  momentum: -1.7,
  nesterov: -1.7,
  rmsprop: -3.1,
  adam: -2.9,
  adamw: -2.9,
};

/** What one epoch of this configuration measures; the same for the same parameters, seed and epoch. */
export function simulatedEpoch(params: Params, modelSeed: number, epoch: number): Epoch {
  const own = randomFor('simulated', modelSeed);
  const limit = quality(params) + 0.004 * own.normal();
  const speed = 0.8 + 1.6 * own.next();
  const noise = randomFor('simulated', modelSeed, epoch);
  const stop = accuracy(limit, speed, epoch, 0.003 * noise.normal());
  const select = accuracy(limit - 0.001, speed, epoch, 0.004 * noise.normal());
  return {
    epoch,
    train: { loss: 0.18 + 2.6 * (1 - accuracy(limit + 0.03, speed, epoch, 0)) },
    stop: { accuracy: stop, loss: 0.02 + 2.7 * (1 - stop) },
    select: { accuracy: select, loss: 0.02 + 2.7 * (1 - select) },
    confirm: null,
    facts: { learning_rate: Number(params['learning_rate'] ?? 0.001) },
    durationMs: 400 + 4 * Number(params['units'] ?? 128) * (0.9 + 0.2 * noise.next()),
  };
}

/** Whether the loss of this configuration leaves the finite numbers, and in which epoch; null for almost all. */
export function divergesAt(params: Params): number | null {
  const tooLarge =
    Number(params['learning_rate'] ?? 0.001) > 0.022 && params['optimizer'] !== 'momentum' && params['optimizer'] !== 'nesterov';
  return tooLarge ? 2 : null;
}

function quality(params: Params): number {
  const distance = Math.log10(Number(params['learning_rate'] ?? 0.001)) - (BEST_LOG_RATE[String(params['optimizer'])] ?? -2.9);
  const width = Math.log2(Number(params['units'] ?? 128) / 256);
  const dropout = Number(params['dropout_rate'] ?? 0) - 0.18;
  return 0.896 - 0.022 * distance ** 2 - 0.0025 * width ** 2 - 0.12 * dropout ** 2;
}

function accuracy(limit: number, speed: number, epoch: number, noise: number): number {
  return Math.min(0.99, Math.max(0.1, limit - (limit - 0.62) * Math.exp(-epoch / speed) + noise));
}
