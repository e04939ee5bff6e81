/** Learning rates by step. Schedules span the study's maximum epochs, so that a rung does not change them. */
import type { HyperparameterValues } from '../../../../../shared/network/hyperparameters.ts';

export interface EpochPlace {
  /** From 1. */
  readonly epoch: number;
  readonly maxEpochs: number;
  /** Batches of an epoch. */
  readonly batches: number;
}

/** The learning rate of every batch of one epoch. */
export function learningRates(
  values: HyperparameterValues,
  { epoch, maxEpochs, batches }: EpochPlace,
): Float32Array<ArrayBuffer> {
  const first = (epoch - 1) * batches;
  return Float32Array.from({ length: batches }, (_, batch) => rateAt(values, (first + batch) / batches, maxEpochs, 1 / batches));
}

/**
 * @param time epochs trained so far, in fractions.
 * @param step length of a batch in epochs.
 */
function rateAt(values: HyperparameterValues, time: number, maxEpochs: number, step: number): number {
  const { learning_rate: peak, warmup_epochs: warmUp } = values;
  if (time < warmUp) return (peak * (time + step)) / warmUp;
  return peak * decayAfter(values, time - warmUp, Math.max(maxEpochs - warmUp, step));
}

/**
 * step: factor^floor(t / every); exponential: factor^(t / every); inverse time, known as time-based
 * decay: 1 / (1 + (1 / factor - 1) t / every), which is factor after `every` epochs and then falls ever more slowly; cosine (Loshchilov and Hutter 2017, without restarts):
 * (1 + cos(pi t / span)) / 2.
 */
function decayAfter(values: HyperparameterValues, time: number, span: number): number {
  switch (values.schedule) {
    case 'constant':
      return 1;
    case 'step':
      return values.decay_factor ** Math.floor(time / values.decay_every_epochs + 1e-9);
    case 'exponential':
      return values.decay_factor ** (time / values.decay_every_epochs);
    case 'inverse_time':
      return 1 / (1 + (1 / values.decay_factor - 1) * (time / values.decay_every_epochs));
    case 'cosine':
      return (1 + Math.cos(Math.PI * Math.min(1, time / span))) / 2;
  }
}
