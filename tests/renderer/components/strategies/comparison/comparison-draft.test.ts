import { describe, expect, test } from 'vitest';
import {
  armOf,
  comparable,
  experimentOf,
  hasTwins,
  labelOf,
  newComparison,
  nextStrategy,
  withRoom,
} from '../../../../../renderer/components/strategies/comparison/comparison-draft.ts';
import { NO_STOP_RULE } from '../../../../../renderer/components/new-study/draft.ts';
import type { Choices, StrategyEntry } from '../../../../../shared/catalogue.ts';

const entry = (name: string, title: string): StrategyEntry => ({
  ...{ name, title, how: '', paper: '' },
  options: [{ name: 'min_epochs', title: 'Fewest epochs', type: 'int', default: 1, what: '' }],
});
const strategies = [
  entry('random', 'Random search'),
  { ...entry('manual', 'By hand'), queueOnly: true },
  entry('hyperband', 'Hyperband'),
  entry('sobol', 'Sobol'),
  entry('tpe', 'TPE'),
];
const choices: Choices = {
  ...{ presets: [], strategies, elsewhere: [], stopRules: [entry('median', 'Median rule')], datasets: [], missingDatasets: [] },
  ...{ measures: [], space: {}, parameters: [], cores: 2, workersInMemory: 8 },
};

describe('a new comparison', () => {
  test('asks what most people ask, a thousand times in a replay and as often by training as can show anything', () => {
    const draft = newComparison(strategies, 'replay');
    expect(draft.arms.map(({ strategy }) => strategy)).toEqual(['hyperband', 'tpe']);
    expect([draft.pairs, newComparison(strategies, 'training').pairs]).toEqual([1000, 6]);
  });

  test('leaves out what a person queues trial by trial', () => {
    expect(comparable(strategies).map(({ name }) => name)).toEqual(['random', 'hyperband', 'sobol', 'tpe']);
  });

  test('proposes nothing that the epochs of the study leave no second rung', () => {
    const eta = { name: 'eta', title: 'Reduction factor', type: 'int', default: 3, what: '' } as const;
    const halving = { ...entry('hyperband', 'Hyperband'), options: [...entry('', '').options, eta] };
    const named = (maxEpochs: number) => withRoom([halving, entry('tpe', 'TPE')], maxEpochs).map(({ name }) => name);
    expect([named(2), named(3)]).toEqual([['tpe'], ['hyperband', 'tpe']]);
  });

  test('adds a strategy that is not there yet, and never random search, which is there always', () => {
    const draft = newComparison(strategies, 'replay');
    expect(nextStrategy(strategies, draft.arms).name).toBe('sobol');
    const all = comparable(strategies).map((entry, key) => armOf(entry, key));
    expect(nextStrategy(strategies, all).name).toBe('hyperband');
    const steered: StrategyEntry = { ...entry('zoom', 'Zoom'), byHand: 'person' };
    expect(comparable([steered, ...strategies]).map(({ name }) => name)).toEqual(['zoom', 'random', 'hyperband', 'sobol', 'tpe']);
    expect(nextStrategy([steered, ...strategies], draft.arms).name).toBe('sobol');
  });
});

test('brackets repeat until the budget is spent, which is not worth a word; a single one is', () => {
  const iterations = { name: 'iterations', title: 'Iterations', type: 'int', default: 1, what: '' } as const;
  const halving: StrategyEntry = { ...entry('halving', 'Halving'), options: [iterations] };
  const arm = armOf(halving, 0);
  expect(arm.options).toEqual({ iterations: 0 });
  const known = { ...choices, strategies: [halving] };
  expect([labelOf(arm, known), labelOf({ ...arm, options: { iterations: 1 } }, known)]).toEqual([
    'Halving',
    'Halving (iterations 1)',
  ]);
});

describe('the request', () => {
  test('has an arm for each row, and leaves to the backend what is left empty', () => {
    const draft = { ...newComparison(strategies, 'replay'), arms: [armOf(strategies[4]!, 0)] };
    expect(experimentOf(draft, 7, choices)).toEqual({
      ...{ studyId: 7, kind: 'replay', pairs: 1000, workers: undefined, seed: undefined, budget: undefined },
      arms: [{ label: 'TPE', strategy: { name: 'tpe', options: { min_epochs: 1 } }, stopRule: undefined }],
    });
  });

  test('has the budget in its unit, and the stop rule of an arm', () => {
    const arm = { ...armOf(strategies[4]!, 0), stopRule: 'median', stopOptions: { min_epochs: 4 } };
    const draft = { ...newComparison(strategies, 'training'), arms: [arm], axis: 'seconds' as const, amount: 90 };
    const request = experimentOf(draft, 7, choices);
    expect(request.budget).toEqual({ axis: 'seconds', amount: 90 });
    expect(request.arms[0]!.stopRule).toEqual({ name: 'median', options: { min_epochs: 4 } });
  });
});

test.each([
  [{}, 'Hyperband'],
  [{ options: { min_epochs: 3 } }, 'Hyperband (min epochs 3)'],
  [{ stopRule: 'median', stopOptions: { min_epochs: 1 } }, 'Hyperband (Median rule)'],
  [
    { options: { min_epochs: 3 }, stopRule: 'median', stopOptions: { min_epochs: 2 } },
    'Hyperband (min epochs 3, Median rule, min epochs 2)',
  ],
])('an arm with %o is called %s', (changes, label) => {
  const arm = { key: 0, strategy: 'hyperband', options: {}, stopRule: NO_STOP_RULE, stopOptions: {}, ...changes };
  expect(labelOf(arm, choices)).toBe(label);
});

test('two strategies are twins where their settings are the same, too', () => {
  const [one] = newComparison(strategies, 'replay').arms;
  expect(hasTwins([one!, { ...one!, key: 9 }])).toBe(true);
  expect(hasTwins([one!, { ...one!, key: 9, stopRule: 'another' }])).toBe(false);
});
