/** A search by Keras Tuner as `bench/keras-tuner/tune.py` writes it, small: two trials, and a third that continues the better one. */
import { FASHION_MNIST } from '../../electron/engine/tasks/network/data/fashion-mnist.ts';
import type { Split } from '../../shared/dataset.ts';

const epoch = (number: number, stop: number, select: number) => ({
  epoch: number,
  durationMs: 1500,
  train: { loss: 0.5 },
  stop: { accuracy: stop, loss: 0.4 },
  select: { accuracy: select, loss: 0.45 },
});
const trial = (id: string, learningRate: number, startedAt: string, endedAt: string) => ({
  ...{ id, status: 'COMPLETED', params: { learning_rate: learningRate, units: 64 }, parent: null as number | null },
  ...{ bracket: 2, round: 0, target: 2, startedAt, endedAt },
});

export function kerasTunerSearch(split: Split, hash = FASHION_MNIST.summary.hash) {
  return {
    format: 'trialdeck/keras-tuner-search/1',
    ...{ strategy: 'hyperband', seed: 7, epochs: 4, totalEpochs: 6 },
    ...{ startedAt: '2026-11-30T02:00:00.000Z', endedAt: '2026-11-30T02:01:00.000Z' },
    dataset: { name: 'fashion-mnist', hash },
    split,
    machine: { platform: 'linux x64', cpu: 'a processor', cores: 2, threads: 1 },
    versions: { 'Keras Tuner': '1.4.8', Keras: '3.15.1', TensorFlow: '2.21.0' },
    trials: [
      {
        ...trial('0000', 0.001, '2026-11-30T02:00:01.000Z', '2026-11-30T02:00:10.000Z'),
        ...{ score: 0.82, epochs: [epoch(1, 0.81, 0.8), epoch(2, 0.8, 0.82)] },
      },
      {
        ...trial('0001', 0.01, '2026-11-30T02:00:10.000Z', '2026-11-30T02:00:20.000Z'),
        ...{ score: 0.7, epochs: [epoch(1, 0.7, 0.7), { ...epoch(2, 0.1, 0.1), train: { loss: null as number | null } }] },
      },
      {
        ...trial('0002', 0.001, '2026-11-30T02:00:20.000Z', '2026-11-30T02:00:59.000Z'),
        ...{ parent: 0, round: 1, target: 4, score: 0.86, epochs: [epoch(3, 0.85, 0.84), epoch(4, 0.84, 0.86)] },
      },
    ],
  };
}
