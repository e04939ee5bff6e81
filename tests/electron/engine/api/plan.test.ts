import { expect, test } from 'vitest';
import { planSearch } from '../../../../electron/engine/api/plan.ts';
import type { SearchRequest } from '../../../../shared/search-request.ts';
import type { Study } from '../../../../shared/model.ts';
import { refusalOf, usage } from '../../../support/refusal.ts';

const defaults = { workers: 2, seed: 7 };
const plan = (request: SearchRequest, existing: Study | null = null) => planSearch(request, existing, defaults);
const NETWORK = { kind: 'network' };
const units = { units: { type: 'int', low: 8, high: 64 } } as const;

test('an empty request is a random search on Fashion-MNIST that begins with the defaults', () => {
  const { study, session, queue } = plan({});
  expect(study).toMatchObject({
    maxEpochs: 15,
    objectives: ['accuracy'],
    task: { kind: 'network', recordConfirm: false, split: { train: 42_000, seed: 1 } },
  });
  expect(session).toEqual({
    strategy: { name: 'random', options: {} },
    stopRule: null,
    seed: 7,
    budget: { trials: 50 },
    workers: 2,
    width: null,
    remeasure: false,
    on: null,
  });
  expect(queue).toMatchObject([{ isDefault: true, params: { units: 128, optimizer: 'adam' } }]);
});

test('what the request gives goes before the preset, what it leaves undefined does not', () => {
  const { study, session } = plan({ preset: 'quick', epochs: 3, name: undefined, budget: undefined });
  expect(study).toMatchObject({ name: 'Quick search', maxEpochs: 3, task: { split: { train: 7_000, confirm: 1_000 } } });
  expect(session.budget).toEqual({ trials: 12 });
});

test('leaders are measured again where the budget has room for two, and the strategy is asked', () => {
  expect(plan({ remeasure: true }).session.remeasure).toBe(true);
  expect(plan({ remeasure: true, budget: { seconds: 60 } }).session.remeasure).toBe(true);
  expect(() => plan({ remeasure: true, budget: { trials: 9 } })).toThrow(
    'remeasure is true; it takes a budget of at least 10 trials, or of as many epochs as they train.',
  );
  expect(() => plan({ remeasure: true, budget: { epochs: 100 } })).toThrow('remeasure is true');
  expect(() => plan({ remeasure: true, strategy: { name: 'manual', options: {} } })).toThrow('trains what is queued alone');
});

test('a network has its own hyperparameters and ranges, whether or not the request says that it is one', () => {
  const strangers = { unitz: { type: 'int', low: 8, high: 64 } } as const;
  const outside = { learning_rate: { type: 'float', low: -5, high: 99 } } as const;
  expect(refusalOf(() => plan({ task: NETWORK, space: strangers }))).toMatchObject({ code: 'usage', field: 'space.unitz' });
  expect(refusalOf(() => plan({ task: NETWORK, space: outside }))).toMatchObject({ field: 'space.learning_rate.low' });
  expect(plan({ task: NETWORK, space: units }).study).toEqual(plan({ space: units }).study);
});

test('a split of its own is taken as it is', () => {
  const rows = { train: 10_000, stop: 5_000, select: 5_000, confirm: 10_000 };
  expect(plan({ task: { ...NETWORK, split: rows, splitSeed: 4, recordConfirm: true } }).study).toMatchObject({
    task: { split: { seed: 4, ...rows }, recordConfirm: true },
  });
  expect(refusalOf(() => plan({ task: { ...NETWORK, split: { ...rows, train: 50_000 } } }))).toEqual(
    usage('task.split', 'split takes 70000 rows, but the data set has 60000 outside the vault.'),
  );
  expect(refusalOf(() => plan({ task: { ...NETWORK, split: rows, rows: 100 } }))).toEqual(
    usage('task.rows', 'rows is 100, but split gives the rows of each partition: leave one of them out.'),
  );
});

test('options of strategy and stop rule are completed, unknown ones refused', () => {
  const { session } = plan({ strategy: { name: 'tpe', options: {} }, stopRule: { name: 'median', options: {} } });
  expect(session.strategy.options).toMatchObject({ startup: 10, candidates: 24 });
  expect(session.stopRule).toMatchObject({ name: 'median', options: { startup_trials: 5 } });
  expect(() => plan({ stopRule: { name: 'magic', options: {} } })).toThrow('Unknown stop rule magic');
  expect(() =>
    plan({
      strategy: { name: 'grid', options: { points: 0 } },
      space: { ...units, dropout_rate: { type: 'float', low: 0, high: 0.5 } },
    }),
  ).toThrow('A grid needs a list of values: give dropout_rate a step');
});

test('a study that exists keeps what makes its trials comparable', () => {
  const { study } = plan({ space: units });
  const existing = { ...study!, id: 3 } as Study;
  expect(plan({ studyId: 3, budget: { trials: 4 } }, existing)).toMatchObject({
    study: null,
    session: { budget: { trials: 4 } },
  });
  const refusal = (change: SearchRequest) => refusalOf(() => plan({ studyId: 3, ...change }, existing));
  const changes = [{ epochs: 2 }, { space: units }, { task: NETWORK }, { task: { ...NETWORK, splitSeed: 2 } }];
  expect(changes.map((change) => refusal(change).field)).toEqual(['epochs', 'space', 'task', 'task.splitSeed']);
  expect(refusal(changes[3]!).message).toBe(
    'task.splitSeed cannot be given for a study that exists: its trials would no longer be comparable.',
  );
});

test('queued configurations take the place of the default, and may be none', () => {
  expect(plan({ space: units, queue: [{ units: 9 }] }).queue).toEqual([{ params: { units: 9 }, isDefault: false }]);
  expect(plan({ space: units, queue: [] }).queue).toEqual([]);
  expect(refusalOf(() => plan({ space: units, queue: [{}, { units: 0 }] }))).toEqual(
    usage('queue[1].units', 'In the queue: Configuration 2: units is 0; allowed is a whole number from 1 to 2048.'),
  );
});

test('a queued configuration gets a value of every active parameter of the space, but by hand it stays as it is', () => {
  const space = {
    ...units,
    optimizer: { type: 'categorical', values: ['momentum', 'adam'] },
    momentum: { type: 'float', low: 0.5, high: 0.7, when: { optimizer: ['momentum'] } },
    batch_size: { type: 'fixed', value: 32 },
  } as const;
  const queue = [{}, { optimizer: 'momentum', units: 2000, dropout_rate: 0.1 }];
  expect(plan({ space, queue }).queue.map(({ params }) => params)).toEqual([
    { units: 64, optimizer: 'adam', batch_size: 32 },
    { units: 2000, optimizer: 'momentum', momentum: 0.7, batch_size: 32, dropout_rate: 0.1 },
  ]);
  const byHand = plan({ space, queue, strategy: { name: 'manual', options: {} } });
  expect(byHand.queue.map(({ params }) => params)).toEqual(queue);
});

test('the default configuration is left out where the budget in epochs does not cover it', () => {
  expect(plan({ budget: { epochs: 15 } }).queue).toHaveLength(1);
  expect(plan({ budget: { epochs: 14 } }).queue).toEqual([]);
});

test('a queue that the budget does not cover is refused', () => {
  const queue = [{ units: 9 }, { units: 10 }];
  expect(plan({ space: units, queue, budget: { trials: 2, epochs: 30 } }).queue).toHaveLength(2);
  expect(refusalOf(() => plan({ space: units, queue, budget: { trials: 1 } }))).toEqual(
    usage('queue', 'queue has 2 configurations; allowed is at most 1, by the budget of 1 trials.'),
  );
  expect(refusalOf(() => plan({ space: units, queue, budget: { epochs: 29 } }))).toEqual(
    usage('queue', 'queue has 2 configurations; allowed is at most 1, by the budget of 29 epochs, at 15 each.'),
  );
});

test('what a strategy refuses is about the strategy, or about the ranges that it was given', () => {
  const fieldOf = (name: string, options: Record<string, string | number>): string | undefined =>
    refusalOf(() => plan({ strategy: { name, options } })).field;
  expect([fieldOf('grid', { points: 0 }), fieldOf('zoom', {}), fieldOf('zoom', { ranges: 'units=1..2' })]).toEqual([
    'strategy',
    'strategy.options.ranges',
    'strategy.options.ranges',
  ]);
});

test('decisions reckon with one trial for one worker, with twice the workers for more, and as a person says', () => {
  const tpe = { name: 'tpe', options: {} };
  const widthOf = (request: SearchRequest): number | null | undefined => plan({ strategy: tpe, ...request }).session.width;
  expect([1, 2, 8, 256].map((workers) => widthOf({ workers }))).toEqual([1, 4, 16, 64]);
  expect([widthOf({ workers: 2, width: 3 }), widthOf({ workers: 2, width: null })]).toEqual([3, null]);
});

test('where the clock costs a strategy more than 5 % of the time, results count as they come', () => {
  const widthOf = (name: string, workers: number) => plan({ strategy: { name, options: {} }, workers }).session.width;
  expect(['cma-es', 'bohb', 'bayesian'].map((name) => widthOf(name, 8))).toEqual([null, null, 16]);
  expect(['cma-es', 'bohb', 'bayesian'].map((name) => widthOf(name, 2))).toEqual([4, 4, 4]);
  expect(widthOf('cma-es', 1)).toBe(1);
});

test('where no result decides anything, results count as they come', () => {
  const widthOf = (request: SearchRequest): number | null | undefined => plan({ workers: 2, ...request }).session.width;
  expect([widthOf({}), widthOf({ preset: 'quick' }), widthOf({ strategy: { name: 'sobol', options: {} } })]).toEqual([
    null,
    null,
    null,
  ]);
  expect([widthOf({ budget: { epochs: 60 } }), widthOf({ stopRule: { name: 'median', options: {} } })]).toEqual([4, 4]);
});
