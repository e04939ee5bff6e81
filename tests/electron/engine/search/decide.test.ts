import { expect, test } from 'vitest';
import { configurationKey } from '../../../../electron/engine/search/configuration-key.ts';
import { decide } from '../../../../electron/engine/search/decide.ts';
import { configurationsIn } from '../../../../electron/engine/search/tried.ts';
import { randomSearch } from '../../../../electron/engine/search/strategies/random.ts';
import type { HistoryTrial, SearchProblem } from '../../../../electron/engine/search/strategy.ts';
import type { Params, Space } from '../../../../shared/model.ts';

const space: Space = { hidden_layers: { type: 'int', low: 1, high: 3 } };
const problem: SearchProblem = { space, goal: 'maximise', maxEpochs: 4, maxTrials: null };

function trial(ordinal: number, params: Params): HistoryTrial {
  return {
    ordinal,
    params,
    epochs: 4,
    epochsDone: 4,
    state: 'completed',
    stopValue: 0.5,
    value: 0.5,
    parent: null,
    rung: null,
    bracket: null,
    memo: null,
    askedAfter: ordinal - 1,
    sequence: ordinal,
  };
}

test('no configuration is proposed twice, and a small space ends', () => {
  const history: HistoryTrial[] = [];
  for (;;) {
    const decision = decide(randomSearch.create({}), problem, history, 5);
    if (decision.kind !== 'run') {
      expect(decision).toMatchObject({ kind: 'done', why: 'All 3 configurations of the space are tried.' });
      break;
    }
    history.push(trial(history.length + 1, decision.params));
  }
  expect(history.map(({ params }) => params['hidden_layers']).toSorted()).toEqual([1, 2, 3]);
});

test('the budget in trials counts every trial that was asked for', () => {
  const history = [trial(1, { hidden_layers: 1 }), { ...trial(2, { hidden_layers: 2 }), sequence: null }];
  expect(decide(randomSearch.create({}), { ...problem, maxTrials: 2 }, history, 5).kind).toBe('done');
});

test('a question has its own chance, whatever was asked before', () => {
  const ask = randomSearch.create({});
  const history = [trial(1, { hidden_layers: 9 })];
  expect(decide(ask, problem, history, 5)).toEqual(decide(ask, problem, [trial(1, { hidden_layers: 8 })], 5));
});

test('the order of parameters does not make a configuration another one', () => {
  expect(configurationKey({ a: 1, b: 'x' })).toBe(configurationKey({ b: 'x', a: 1 }));
});

test('a history that grows is read once, however often it is asked', () => {
  const read: string[] = [];
  const trials = Array.from({ length: 50 }, (_, at) => trial(at + 1, { hidden_layers: at }));
  const history = new Proxy(trials, {
    get: (target, name, receiver) => {
      if (typeof name === 'string' && /^\d+$/.test(name)) read.push(name);
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  expect(configurationsIn(history).size).toBe(50);
  trials.push(trial(51, { hidden_layers: 99 }));
  read.length = 0;
  expect(configurationsIn(history).has(configurationKey({ hidden_layers: 99 }))).toBe(true);
  expect(configurationsIn(history).size).toBe(51);
  expect(read).toEqual(['50']);
});

test('a history that was cut is read anew', () => {
  const history = [trial(1, { hidden_layers: 1 }), trial(2, { hidden_layers: 2 })];
  expect(configurationsIn(history).size).toBe(2);
  history.length = 1;
  expect([...configurationsIn(history)]).toEqual([configurationKey({ hidden_layers: 1 })]);
});
