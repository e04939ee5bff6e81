import { expect, test } from 'vitest';
import { completeChoice } from '../../../../../electron/engine/search/catalogue.ts';
import { decide } from '../../../../../electron/engine/search/decide.ts';
import { simulate } from '../../../../../electron/engine/search/simulate.ts';
import { successiveHalving } from '../../../../../electron/engine/search/strategies/successive-halving.ts';
import type { ParameterValue, Space } from '../../../../../shared/model.ts';

const space: Space = { learning_rate: { type: 'float', low: 0, high: 1 } };

function rungsOf(options: Record<string, ParameterValue>, maxEpochs: number): string[] {
  const ask = successiveHalving.create(completeChoice({ name: 'successive-halving', options }).options);
  const trials = simulate({
    next: (history) => decide(ask, { space, goal: 'minimise', maxEpochs, maxTrials: null }, history, 1),
    train: ({ learning_rate: rate }) => ({ stop: Number(rate), select: 0, durationMs: 1 }),
    goal: 'minimise',
    workers: 3,
  });
  const rungs = Map.groupBy(trials, ({ bracket, rung, epochs }) => `${bracket}.${rung} ${epochs}`);
  return [...rungs].map(([place, members]) => `${place}: ${members.length}`);
}

test('starts as many as leave one', () => {
  expect(rungsOf({}, 9)).toEqual(['0.0 1: 9', '0.1 3: 3', '0.2 9: 1']);
  expect(rungsOf({ eta: 2, min_epochs: 3 }, 12)).toEqual(['0.0 3: 4', '0.1 6: 2', '0.2 12: 1']);
});

test('starts as many as it is told to, as often as it is told to', () => {
  expect(rungsOf({ configurations: 10, iterations: 2 }, 9)).toEqual([
    '0.0 1: 10',
    '1.0 1: 10',
    '0.1 3: 3',
    '0.2 9: 1',
    '1.1 3: 3',
    '1.2 9: 1',
  ]);
});
