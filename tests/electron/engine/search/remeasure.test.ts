import { describe, expect, test } from 'vitest';
import { decideRemeasuring, decideWithin, epochsPromised, type Spending } from '../../../../electron/engine/budget.ts';
import { completeChoice, strategyNamed } from '../../../../electron/engine/search/catalogue.ts';
import { configurationKey } from '../../../../electron/engine/search/configuration-key.ts';
import { leadersOf, nextRepeat, remeasuring, repeatsIn } from '../../../../electron/engine/search/remeasure.ts';
import { simulate, type SimulatedTrial } from '../../../../electron/engine/search/simulate.ts';
import type { Ask, Decision } from '../../../../electron/engine/search/strategy.ts';
import type { Budget, Params, Space } from '../../../../shared/model.ts';
import { randomFor } from '../../../../shared/random.ts';
import { mean } from '../../../../shared/statistics/mean.ts';
import { historyTrial } from '../../../support/history.ts';

const ACCURACY = { goal: 'maximise' } as const;

describe('what of a budget measures again', () => {
  test.each<[Budget, number, Budget]>([
    [{ trials: 50 }, 10, { trials: 40 }],
    [{ trials: 10 }, 2, { trials: 8 }],
    [{ trials: 200 }, 20, { trials: 180 }],
    [{ epochs: 750 }, 10, { epochs: 600 }],
    [{ trials: 50, epochs: 300 }, 4, { trials: 46, epochs: 240 }],
    [{ seconds: 600 }, 10, { seconds: 540 }],
    [{ trials: 4 }, 1, { trials: 3 }],
  ])('of %j, at 15 epochs a trial, %i trials', (budget, repeats, search) => {
    expect(remeasuring(budget, 15)).toEqual({ repeats, search });
  });

  test('goes to the top five twice; fewer repeats to fewer, many to more', () => {
    expect([2, 4, 7, 10, 20, 100].map(leadersOf)).toEqual([2, 2, 3, 5, 5, 25]);
  });
});

describe('the next repeat', () => {
  const searched = [0.5, 0.9, 0.7, 0.8].map((value, at) => historyTrial(at + 1, value));
  const repeated = (ordinal: number, of: number, value: number) =>
    historyTrial(ordinal, value, { params: searched[of - 1]!.params });

  test('waits for the search to end, then takes the leaders in turns', () => {
    const running = historyTrial(5, null, { sequence: null });
    expect(nextRepeat(ACCURACY, [...searched, running], 4)).toEqual({ kind: 'wait' });
    const first = nextRepeat(ACCURACY, searched, 4);
    expect(first).toMatchObject({ kind: 'run', repeats: 2, parent: null, params: searched[1]!.params });
    const going = { ...repeated(5, 2, 0), sequence: null, state: 'running' as const };
    expect(nextRepeat(ACCURACY, [...searched, going], 4)).toMatchObject({ repeats: 4 });
    const round = [...searched, repeated(5, 2, 0.1), repeated(6, 4, 0.99)];
    expect(nextRepeat(ACCURACY, round, 4)).toMatchObject({ repeats: 2 });
    expect(nextRepeat(ACCURACY, [...round, repeated(7, 2, 0.8), repeated(8, 4, 0.8)], 4).kind).toBe('done');
  });

  test('repeats a promoted configuration at its last rung, from its start', () => {
    const parent = historyTrial(1, 0.99, { epochs: 3, epochsDone: 3, rung: 0, bracket: 0 });
    const child = historyTrial(2, 0.6, { params: parent.params, epochs: 9, epochsDone: 9, parent: 1, rung: 1, bracket: 0 });
    const other = historyTrial(3, 0.7);
    expect(repeatsIn([parent, child, other])).toEqual([]);
    expect(nextRepeat(ACCURACY, [parent, child, other], 4)).toMatchObject({ repeats: 3 });
    const again = historyTrial(4, 0.7, { params: other.params });
    expect(nextRepeat(ACCURACY, [parent, child, other, again], 4)).toMatchObject({
      repeats: 2,
      epochs: 9,
      rung: null,
      bracket: null,
    });
  });

  test('there is none where no trial has a value', () => {
    expect(nextRepeat(ACCURACY, [historyTrial(1, null, { state: 'failed' })], 4).kind).toBe('done');
  });
});

function askOf(strategy: string): Ask {
  return strategyNamed(strategy).create(completeChoice({ name: strategy, options: {} }).options);
}

const SPACE: Space = {
  learning_rate: { type: 'float', low: 1e-4, high: 0.1, scale: 'log' },
  units: { type: 'int', low: 8, high: 512, scale: 'log' },
};
const EPOCHS = 9;

/** Worth follows from the configuration, which many share nearly; a measurement has noise of its own. */
function worthOf(params: Params): number {
  const [rate, units] = [Math.log10(params['learning_rate'] as number), Math.log2(params['units'] as number)];
  return 0.88 - 0.01 * (rate + 2.5) ** 2 + 0.001 * units;
}

function searchOf(strategy: string, budget: Budget, seed: number, noise: number, remeasures: boolean): readonly SimulatedTrial[] {
  const ask = askOf(strategy);
  const problem = { space: SPACE, goal: 'maximise' as const, maxEpochs: EPOCHS, maxTrials: budget.trials ?? null };
  const decide = remeasures ? decideRemeasuring : decideWithin;
  const spending: Spending = { activeMs: 0, promised: epochsPromised };
  return simulate({
    next: (history) => decide(budget, ask, problem, history, seed, spending),
    train: (params, epoch, _, root) => {
      const value = worthOf(params) - 0.1 / epoch + noise * randomFor(seed, 'noise', root).normal();
      return { stop: value, select: value, durationMs: 100 };
    },
    goal: 'maximise',
    workers: 3,
    width: 3,
  });
}

/** Worth of the winner: by mean among the repeated, else the best single value. */
function chosenWorth(trials: readonly SimulatedTrial[]): number {
  const again = new Set(repeatsIn(trials).map(({ params }) => configurationKey(params)));
  const competing = again.size === 0 ? trials : trials.filter(({ params }) => again.has(configurationKey(params)));
  const runs = [...Map.groupBy(competing, ({ params }) => configurationKey(params)).values()];
  const meanOf = (own: readonly SimulatedTrial[]): number => mean(own.map(({ value }) => value!));
  const best = runs.reduce((one, other) => (meanOf(other) > meanOf(one) ? other : one));
  return worthOf(best[0]!.params);
}

test('under noise, a search that spends its end on repeats misses less of the best that there is', () => {
  const budget = { trials: 50 };
  const best = worthOf({ learning_rate: 10 ** -2.5, units: 512 });
  const regretOf = (noise: number, remeasures: boolean): number =>
    mean(Array.from({ length: 100 }, (_, seed) => best - chosenWorth(searchOf('random', budget, seed, noise, remeasures))));
  expect(regretOf(0.003, true)).toBeLessThan(0.9 * regretOf(0.003, false));
});

describe.each(['random', 'tpe', 'bayesian', 'hyperband', 'asha', 'sobol', 'cma-es'])('%s', (strategy) => {
  test('searches, then repeats, and goes on where it gets more budget', () => {
    const trials = searchOf(strategy, { trials: 40 }, 3, 0.006, true);
    const again = repeatsIn(trials);
    expect(trials.length).toBeLessThanOrEqual(40);
    expect(again).toHaveLength(8);
    expect(trials.slice(-8)).toEqual(again);
    const next = decideRemeasuring(
      { trials: 200 },
      askOf(strategy),
      { space: SPACE, goal: 'maximise', maxEpochs: EPOCHS, maxTrials: 200 },
      trials,
      3,
      { activeMs: 0, promised: epochsPromised },
    );
    expect<Decision['kind']>(next.kind).toBe('run');
  });
});

test('a budget in epochs is not overdrawn, and its end repeats', () => {
  const trials = searchOf('hyperband', { epochs: 400 }, 3, 0.006, true);
  expect(epochsPromised(trials)).toBeLessThanOrEqual(400);
  expect(repeatsIn(trials).length).toBeGreaterThanOrEqual(8);
});
