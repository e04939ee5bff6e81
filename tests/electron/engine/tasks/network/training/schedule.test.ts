import { describe, expect, it } from 'vitest';
import { learningRates } from '../../../../../../electron/engine/tasks/network/training/schedule.ts';
import { completeParams } from '../../../../../../shared/network/hyperparameters.ts';
import type { Params } from '../../../../../../shared/model.ts';

const all = (params: Params, epochs: number, batches: number): number[] =>
  Array.from({ length: epochs }, (_, at) => [
    ...learningRates(completeParams({ learning_rate: 1, ...params }), { epoch: at + 1, maxEpochs: epochs, batches }),
  ]).flat();

describe('learningRates', () => {
  it.each<[string, Params, number[]]>([
    ['constant', {}, [1, 1, 1, 1, 1, 1, 1, 1]],
    ['step', { schedule: 'step', decay_factor: 0.5, decay_every_epochs: 2 }, [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5]],
    [
      'exponential',
      { schedule: 'exponential', decay_factor: 0.25, decay_every_epochs: 1 },
      [1, 0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625, 0.0078125],
    ],
    [
      'inverse time',
      { schedule: 'inverse_time', decay_factor: 0.5, decay_every_epochs: 2 },
      [0, 1, 2, 3, 4, 5, 6, 7].map((step) => 1 / (1 + step / 4)),
    ],
    ['cosine', { schedule: 'cosine' }, [0, 1, 2, 3, 4, 5, 6, 7].map((step) => (1 + Math.cos((Math.PI * step) / 8)) / 2)],
    ['a warm-up', { warmup_epochs: 2 }, [0.25, 0.5, 0.75, 1, 1, 1, 1, 1]],
    ['a warm-up before cosine', { warmup_epochs: 2, schedule: 'cosine' }, [0.25, 0.5, 0.75, 1, 1, 0.853553, 0.5, 0.146447]],
  ])('of %s', (_, params, expected) => {
    const rates = all(params, 4, 2);
    expect(rates).toHaveLength(expected.length);
    rates.forEach((rate, at) => expect(rate).toBeCloseTo(expected[at]!, 6));
  });
});
