import { expect, test } from 'vitest';
import { completeChoice } from '../../../../../electron/engine/search/catalogue.ts';
import { configurationKey } from '../../../../../electron/engine/search/configuration-key.ts';
import { grid } from '../../../../../electron/engine/search/strategies/grid.ts';
import type { SearchProblem } from '../../../../../electron/engine/search/strategy.ts';
import type { ParameterValue, Space } from '../../../../../shared/model.ts';
import { wholeSession } from '../../../../support/whole-session.ts';

const problemIn = (space: Space, maxTrials: number | null = null): SearchProblem => ({
  space,
  goal: 'maximise',
  maxEpochs: 1,
  maxTrials,
});
const optionsOf = (options: Record<string, ParameterValue>) => completeChoice({ name: 'grid', options }).options;
const CUBE: Space = {
  hidden_layers: { type: 'int', low: 1, high: 8 },
  dropout_rate: { type: 'float', low: 0, high: 0.7, step: 0.1 },
  activation: { type: 'categorical', values: ['relu', 'tanh', 'elu', 'gelu', 'selu', 'swish', 'sigmoid', 'leaky_relu'] },
  batch_size: { type: 'fixed', value: 64 },
};

test('visits every combination exactly once', () => {
  const trials = wholeSession('grid', {}, problemIn(CUBE));
  expect(trials).toHaveLength(512);
  expect(new Set(trials.map(({ params }) => configurationKey(params))).size).toBe(512);
});

test('covers every value of every parameter, and every pair of values, as early as can be', () => {
  const early = wholeSession('grid', {}, problemIn(CUBE)).map(({ params }) => params);
  const names = ['hidden_layers', 'dropout_rate', 'activation'] as const;
  for (const name of names) expect(new Set(early.slice(0, 8).map((params) => params[name])).size, name).toBe(8);
  const pairs = new Set(early.slice(0, 64).map((params) => JSON.stringify([params['hidden_layers'], params['dropout_rate']])));
  expect(pairs.size).toBe(64);
});

test('a condition shortens the grid', () => {
  const space: Space = {
    optimizer: { type: 'categorical', values: ['adam', 'momentum'] },
    momentum: { type: 'float', low: 0.8, high: 0.9, step: 0.05, when: { optimizer: ['momentum'] } },
  };
  expect(
    wholeSession('grid', {}, problemIn(space))
      .map(({ params }) => configurationKey(params))
      .toSorted(),
  ).toEqual([
    '[["momentum",0.85],["optimizer","momentum"]]',
    '[["momentum",0.8],["optimizer","momentum"]]',
    '[["momentum",0.9],["optimizer","momentum"]]',
    '[["optimizer","adam"]]',
  ]);
});

test('refuses a range without steps, by name, unless it is told how many points to take', () => {
  const space: Space = {
    learning_rate: { type: 'float', low: 1e-4, high: 1e-2, scale: 'log' },
    units: { type: 'int', low: 10, high: 90 },
    hidden_layers: { type: 'int', low: 1, high: 2 },
  };
  expect(grid.refusal!(problemIn(space), optionsOf({}))).toBe(
    'A grid needs a list of values: give learning_rate a step, or the grid a number of values for each range.',
  );
  expect(grid.refusal!(problemIn(space), optionsOf({ points: 3 }))).toBeNull();
  const trials = wholeSession('grid', { points: 3 }, problemIn(space));
  const values = (name: string) => [...new Set(trials.map(({ params }) => params[name] as number))].toSorted((a, b) => a - b);
  expect(trials).toHaveLength(3 * 3 * 2);
  expect(values('units')).toEqual([10, 50, 90]);
  expect(values('hidden_layers')).toEqual([1, 2]);
  expect(values('learning_rate').map((rate) => Number(rate.toPrecision(9)))).toEqual([1e-4, 1e-3, 1e-2]);
});
