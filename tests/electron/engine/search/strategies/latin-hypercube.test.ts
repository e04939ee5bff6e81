import { expect, test } from 'vitest';
import { completeChoice } from '../../../../../electron/engine/search/catalogue.ts';
import { decide } from '../../../../../electron/engine/search/decide.ts';
import { latinHypercube } from '../../../../../electron/engine/search/strategies/latin-hypercube.ts';
import type { SearchProblem } from '../../../../../electron/engine/search/strategy.ts';
import type { Space } from '../../../../../shared/model.ts';
import { historyTrial } from '../../../../support/history.ts';
import { wholeSession } from '../../../../support/whole-session.ts';

const space: Space = {
  dropout_rate: { type: 'float', low: 0, high: 1 },
  momentum: { type: 'float', low: 0, high: 1 },
  learning_rate: { type: 'float', low: 1e-4, high: 1, scale: 'log' },
};
const problem: SearchProblem = { space, goal: 'maximise', maxEpochs: 1, maxTrials: 20 };
const slicesOf = (values: readonly unknown[], count: number): number[] =>
  values.map((value) => Math.floor(Number(value) * count)).toSorted((left, right) => left - right);

test('each trial has a slice of its own in every parameter, on its scale', () => {
  const trials = wholeSession('latin-hypercube', {}, problem, { workers: 3 });
  const all = [...Array(20).keys()];
  expect(
    slicesOf(
      trials.map(({ params }) => params['dropout_rate']),
      20,
    ),
  ).toEqual(all);
  expect(
    slicesOf(
      trials.map(({ params }) => params['momentum']),
      20,
    ),
  ).toEqual(all);
  expect(
    slicesOf(
      trials.map(({ params }) => Math.log10(Number(params['learning_rate'])) / 4 + 1),
      20,
    ),
  ).toEqual(all);
});

test('what a person queued first is not counted among its points', () => {
  const ask = latinHypercube.create(completeChoice({ name: 'latin-hypercube', options: {} }).options);
  expect(decide(ask, problem, [historyTrial(1, 0.5), historyTrial(2, 0.5)], 1)).toMatchObject({ memo: { size: 18, index: 0 } });
});

test('a larger budget is filled by a second hypercube', () => {
  const trials = wholeSession('latin-hypercube', { points: 6 }, { ...problem, maxTrials: 12 });
  for (const half of [trials.slice(0, 6), trials.slice(6)])
    expect(
      slicesOf(
        half.map(({ params }) => params['momentum']),
        6,
      ),
    ).toEqual([0, 1, 2, 3, 4, 5]);
  expect(new Set(trials.map(({ memo }) => (memo as { design: number }).design)).size).toBe(2);
});

test('refuses a budget without a number of trials, unless it is told the points', () => {
  const open = { ...problem, maxTrials: null };
  expect(latinHypercube.refusal!(open, { points: 0 })).toMatch(/^A Latin hypercube must know how many trials/);
  expect(latinHypercube.refusal!(open, { points: 8 })).toBeNull();
});
