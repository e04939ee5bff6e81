import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CATALOGUE, completeChoice, strategyNamed } from '../../../../../electron/engine/search/catalogue.ts';
import { decide } from '../../../../../electron/engine/search/decide.ts';
import { withPlannedRungs } from '../../../../../electron/engine/search/rungs/planned-rungs.ts';
import { simulate } from '../../../../../electron/engine/search/simulate.ts';
import type { SearchProblem } from '../../../../../electron/engine/search/strategy.ts';
import { bracketRungs } from '../../../../../shared/bracket-rungs.ts';
import type { ParameterValue } from '../../../../../shared/model.ts';
import { HYPERBAND_TABLE } from '../../../../support/hyperband-table.ts';

const problemOf = (maxEpochs: number): SearchProblem => ({
  space: { learning_rate: { type: 'float', low: 0, high: 1 } },
  ...{ goal: 'maximise', maxEpochs, maxTrials: null },
});

/** Size and epochs of every rung of every bracket. */
function planOf(name: string, maxEpochs: number, options: Record<string, ParameterValue> = {}): number[][][] {
  const { brackets } = strategyNamed(name).plan!(problemOf(maxEpochs), completeChoice({ name, options }).options);
  return brackets.map((bracket) => bracket.map(({ size, epochs }) => [size, epochs]));
}

function entered(name: string, options: Record<string, ParameterValue>, maxTrials: number | null) {
  const choice = completeChoice({ name, options });
  const ask = strategyNamed(name).create(choice.options);
  const trials = simulate({
    next: (history) => decide(ask, { ...problemOf(9), maxTrials }, history, 1),
    train: ({ learning_rate: rate }, epoch) => ({ stop: Number(rate) * epoch, select: Number(rate), durationMs: 1 }),
    goal: 'maximise',
    workers: 2,
  });
  const inRungs = trials.map((trial) => ({ ...trial, id: trial.ordinal, number: trial.ordinal, rung: trial.rung! }));
  return bracketRungs(inRungs.toSorted((one, other) => one.bracket! - other.bracket! || one.rung - other.rung));
}

const withPlan = (name: string, options: Record<string, ParameterValue>, maxTrials: number | null) =>
  withPlannedRungs(
    entered(name, options, maxTrials),
    strategyNamed(name).plan!(problemOf(9), completeChoice({ name, options }).options),
  );

describe('plan', () => {
  test('of Hyperband and BOHB: table 1 of the paper (R = 81, eta = 3)', () => {
    expect(planOf('hyperband', 81)).toEqual(HYPERBAND_TABLE);
    expect(planOf('bohb', 81)).toEqual(HYPERBAND_TABLE);
  });

  test('of Hyperband for R = 243: six brackets, the first from 243 configurations of one epoch to one of all', () => {
    const brackets = planOf('hyperband', 243);
    expect(brackets.map(([first]) => first)).toEqual([
      [243, 1],
      [98, 3],
      [41, 9],
      [18, 27],
      [9, 81],
      [6, 243],
    ]);
    expect(brackets.map((bracket) => bracket.length)).toEqual([6, 5, 4, 3, 2, 1]);
  });

  test('of Hyperband as in Keras Tuner: the brackets that it formed itself', () => {
    const { brackets: recorded } = JSON.parse(readFileSync('tests/fixtures/keras-tuner/hyperband.json', 'utf8')) as {
      brackets: { epochs: number; factor: number; brackets: number[][][] }[];
    };
    for (const { epochs, factor, brackets } of recorded)
      expect(planOf('hyperband', epochs, { mode: 'keras-tuner', eta: factor })).toEqual(brackets);
  });

  test('of successive halving: one bracket, as large as it is told to be', () => {
    expect(planOf('successive-halving', 27)).toEqual([
      [
        [27, 1],
        [9, 3],
        [3, 9],
        [1, 27],
      ],
    ]);
    expect(planOf('successive-halving', 27, { configurations: 60, min_epochs: 3 })).toEqual([
      [
        [60, 3],
        [20, 9],
        [6, 27],
      ],
    ]);
  });

  test('every strategy with brackets has one, no other', () => {
    const planning = CATALOGUE.filter(({ plan }) => plan !== undefined).map(({ name }) => name);
    expect(planning).toEqual(['successive-halving', 'hyperband', 'bohb']);
  });
});

describe('withPlannedRungs', () => {
  test.each([
    ['successive-halving', {}],
    ['successive-halving', { configurations: 20, iterations: 2 }],
    ['hyperband', {}],
    ['hyperband', { iterations: 2 }],
    ['hyperband', { mode: 'keras-tuner' }],
    ['bohb', { eta: 2 }],
  ])('what is planned is what comes: %s %o', (name, options) => {
    const rungs = withPlan(name, options, null);
    expect(rungs.map(({ trials }) => trials)).toEqual(rungs.map(({ planned }) => planned));
  });

  test('before the first trial it is the first iteration, empty', () => {
    const empty = { trials: 0, finished: 0, promoted: 0 };
    expect(withPlan('hyperband', { iterations: 2 }, 0)).toEqual([
      { bracket: 0, rung: 0, epochs: 1, planned: 9, ...empty },
      { bracket: 0, rung: 1, epochs: 3, planned: 3, ...empty },
      { bracket: 0, rung: 2, epochs: 9, planned: 1, ...empty },
      { bracket: 1, rung: 0, epochs: 3, planned: 5, ...empty },
      { bracket: 1, rung: 1, epochs: 9, planned: 1, ...empty },
      { bracket: 2, rung: 0, epochs: 9, planned: 3, ...empty },
    ]);
  });

  test('it keeps what rungs hold, and plans an iteration that has begun to its end', () => {
    const one = [9, 3, 1, 5, 1, 3];
    const trials = one.reduce((sum, size) => sum + size, 0);
    const rungs = withPlan('hyperband', { iterations: 0 }, trials + 2);
    expect(rungs.map(({ planned }) => planned)).toEqual([...one, ...one]);
    expect(rungs.map(({ trials }) => trials)).toEqual([...one, 2, 0, 0, 0, 0, 0]);
    expect(rungs.map(({ bracket }) => bracket)).toEqual([0, 0, 0, 1, 1, 2, 3, 3, 3, 4, 4, 5]);
    expect(rungs[0]).toMatchObject({ finished: 9, promoted: 3 });
  });
});
