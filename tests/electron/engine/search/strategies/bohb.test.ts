import { describe, expect, test } from 'vitest';
import { splitResults } from '../../../../../electron/engine/search/strategies/bohb/propose.ts';
import { completeChoice, strategyNamed } from '../../../../../electron/engine/search/catalogue.ts';
import { decide } from '../../../../../electron/engine/search/decide.ts';
import { simulate, type SimulatedTrial } from '../../../../../electron/engine/search/simulate.ts';
import type { SearchProblem } from '../../../../../electron/engine/search/strategy.ts';
import type { Params, ParameterValue, Space } from '../../../../../shared/model.ts';
import { historyTrial } from '../../../../support/history.ts';

const SPACE: Space = {
  learning_rate: { type: 'float', low: 1e-5, high: 0.1, scale: 'log' },
  activation: { type: 'categorical', values: ['relu', 'tanh', 'elu'] },
};
const PROBLEM: SearchProblem = { space: SPACE, goal: 'minimise', maxEpochs: 27, maxTrials: null };

function search(options: Readonly<Record<string, ParameterValue>>, seed = 1): readonly SimulatedTrial[] {
  const ask = strategyNamed('bohb').create(completeChoice({ name: 'bohb', options }).options);
  const loss = (params: Params): number =>
    (Math.log10(Number(params['learning_rate'])) + 3) ** 2 + (params['activation'] === 'tanh' ? 0 : 1);
  return simulate({
    next: (history) => decide(ask, PROBLEM, history, seed),
    train: (params, epoch) => ({ stop: loss(params) + 1 / epoch, select: loss(params), durationMs: 1 }),
    goal: 'minimise',
    workers: 1,
  });
}

describe('splitResults', () => {
  const results = (count: number, epochs: number, from = 1) =>
    Array.from({ length: count }, (_, at) => historyTrial(from + at, 1 / (from + at), { epochs }));
  const split = (history: Parameters<typeof splitResults>[1]) => splitResults(PROBLEM, history, 2, 0.15);

  test('takes the most epochs that have d + 1 good and d + 1 bad results', () => {
    expect(split(results(5, 1))).toBeNull();
    expect(split(results(6, 1))).toMatchObject({ epochs: 1, results: 6 });
    expect(split([...results(20, 1), ...results(5, 3, 21)])).toMatchObject({ epochs: 1, results: 20 });
    expect(split([...results(20, 1), ...results(6, 3, 21)])).toMatchObject({ epochs: 3, results: 6 });
  });

  test('counts the best 15 % as good, at least d + 1, and 85 % as bad', () => {
    const { good, bad } = split(results(40, 1))!;
    expect([good.length, bad.length]).toEqual([6, 34]);
    expect(good[0]).toEqual({ learning_rate: 40 });
    expect(split(results(7, 1))).toMatchObject({ good: { length: 3 }, bad: { length: 4 } });
  });

  test('counts what failed or diverged as the worst, and what runs not at all', () => {
    const lost = historyTrial(7, null, { state: 'failed' });
    const running = historyTrial(8, 0, { sequence: null });
    const { bad, results: count } = split([lost, ...results(6, 1), running])!;
    expect(count).toBe(7);
    expect(bad.at(-1)).toEqual(lost.params);
  });
});

test('learns where the good ones are', () => {
  const near = (trials: readonly SimulatedTrial[]): number => {
    const fresh = trials.filter(({ parent }) => parent === null).slice(40);
    return fresh.filter(({ params }) => params['activation'] === 'tanh').length / fresh.length;
  };
  const shares = [1, 2, 3].map((seed) => [
    near(search({ iterations: 2, random_share: 0 }, seed)),
    near(search({ iterations: 2, random_share: 1 }, seed)),
  ]);
  for (const [learned, uniform] of shares) expect(learned).toBeGreaterThan(1.5 * uniform!);
});

test('draws a third at random although there is something to learn from', () => {
  const fresh = search({ iterations: 5 }).filter(({ parent }) => parent === null);
  const learned = fresh.slice(10).filter(({ reason }) => reason.text.startsWith('Of 64 draws'));
  expect(learned.length / (fresh.length - 10)).toBeCloseTo(2 / 3, 1);
});

test('has the brackets of Hyperband', () => {
  const sizes = [0, 1, 2, 3].map((bracket) => {
    const trials = search({}).filter((trial) => trial.bracket === bracket);
    return [0, 1, 2, 3].map((rung) => trials.filter((trial) => trial.rung === rung).length).filter((size) => size > 0);
  });
  expect(sizes).toEqual([[27, 9, 3, 1], [12, 4, 1], [6, 2], [4]]);
});
