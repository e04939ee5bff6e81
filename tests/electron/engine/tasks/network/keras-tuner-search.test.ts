import { expect, test } from 'vitest';
import { FASHION_MNIST } from '../../../../../electron/engine/tasks/network/data/fashion-mnist.ts';
import { readKerasTunerSearch } from '../../../../../electron/engine/tasks/network/keras-tuner-search.ts';
import type { NetworkTask } from '../../../../../shared/network/task.ts';
import { kerasTunerSearch } from '../../../../support/keras-tuner-search.ts';

const split = { seed: 1, train: 42_000, stop: 6000, select: 6000, confirm: 6000 };
const task: NetworkTask = { kind: 'network', dataset: FASHION_MNIST.summary, split, recordConfirm: false };
const read = (document: unknown) => readKerasTunerSearch(document, { task, maxEpochs: 4 }, '0.1.0');

test('its trials keep their order, their parents, their epochs and the score that Keras Tuner ranks them by', () => {
  const { strategy, seed, trials, environment } = read(kerasTunerSearch(split));
  expect({ strategy, seed }).toEqual({ strategy: { name: 'keras-tuner/hyperband', options: {} }, seed: 7 });
  expect(environment).toMatchObject({ engine: 'elsewhere', tensorflow: '2.21.0', cpu: 'a processor', threadsPerWorker: 1 });
  expect(trials.map(({ parent, rung, bracket, target, state }) => ({ parent, rung, bracket, target, state }))).toEqual([
    { parent: null, rung: 0, bracket: 2, target: 2, state: 'completed' },
    { parent: null, rung: 0, bracket: 2, target: 2, state: 'diverged' },
    { parent: 1, rung: 1, bracket: 2, target: 4, state: 'completed' },
  ]);
  expect(trials[2]!.epochs.map(({ epoch, select }) => [epoch, select['accuracy']])).toEqual([
    [3, 0.84],
    [4, 0.86],
  ]);
  expect(trials[0]!.reason).toMatchObject({ kerasTunerScore: 0.82, text: expect.stringContaining('0.8200') });
});

test('a trial that left the finite numbers keeps the epochs before', () => {
  const { epochs, failure } = read(kerasTunerSearch(split)).trials[1]!;
  expect(epochs).toHaveLength(1);
  expect(failure).toBe('Its loss left the finite numbers in epoch 2.');
});

test('a search on other rows is refused, with what differs', () => {
  expect(() => read(kerasTunerSearch({ ...split, seed: 2 }))).toThrow('split.seed is 2; allowed is 1, as in the study.');
  expect(() => read(kerasTunerSearch(split, 'f'.repeat(64)))).toThrow(/^The search is on fashion-mnist \(ffffffff\)/);
});

test('epochs that do not follow one another are refused', () => {
  const document = kerasTunerSearch(split);
  const [first, second, third] = document.trials;
  const gap = { ...document, trials: [first, second, { ...third, epochs: third!.epochs.slice(1) }] };
  expect(() => read(gap)).toThrow('trials[2].epochs[0].epoch is 4; allowed is 3, the next one.');
});

test.each([
  [{ ...kerasTunerSearch(split), format: 'other' }, /^format is "other"/],
  [{ ...kerasTunerSearch(split), trials: [] }, /^trials is \[\]/],
  [[], /^The search is \[\]/],
])('what is no such document is refused: %#', (document, message) => {
  expect(() => read(document)).toThrow(message);
});
