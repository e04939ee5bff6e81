import { describe, expect, test } from 'vitest';
import { bayesian } from '../../../../../electron/engine/search/strategies/bayesian.ts';
import { axesOf, encode } from '../../../../../electron/engine/search/coordinates.ts';
import { createHyperparams } from '../../../../../electron/engine/search/create-hyperparams.ts';
import type { HistoryTrial, SearchProblem } from '../../../../../electron/engine/search/strategy.ts';
import type { Params, Space } from '../../../../../shared/model.ts';
import { randomFor } from '../../../../../shared/random.ts';
import { historyTrial } from '../../../../support/history.ts';
import { wholeSession } from '../../../../support/whole-session.ts';

interface Objective {
  readonly space: Space;
  readonly loss: (params: Params) => number;
  /** Of the known minimum. */
  readonly least: number;
}

const cube = (size: number, low: number, high: number): Space =>
  Object.fromEntries(Array.from({ length: size }, (_, at) => [`x${at}`, { type: 'float', low, high }]));
const vector = (params: Params): number[] => Object.keys(params).map((name) => Number(params[name]));

const BRANIN: Objective = {
  space: { x0: { type: 'float', low: -5, high: 10 }, x1: { type: 'float', low: 0, high: 15 } },
  loss: (params) => {
    const [x, y] = vector(params) as [number, number];
    const valley = y - (5.1 / (4 * Math.PI ** 2)) * x ** 2 + (5 / Math.PI) * x - 6;
    return valley ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
  },
  least: 0.397887,
};

/** Hartmann's function of six variables, with its published constants. */
const STEEPNESS = [
  [10, 3, 17, 3.5, 1.7, 8],
  [0.05, 10, 17, 0.1, 8, 14],
  [3, 3.5, 1.7, 10, 17, 8],
  [17, 8, 0.05, 10, 0.1, 14],
];
const CENTRES = [
  [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
  [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
  [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665],
  [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
];
const HARTMANN: Objective = {
  space: cube(6, 0, 1),
  loss: (params) => {
    const x = vector(params);
    const depth = (well: number): number =>
      Math.exp(-x.reduce((sum, value, at) => sum + STEEPNESS[well]![at]! * (value - CENTRES[well]![at]!) ** 2, 0));
    return -[1, 1.2, 3, 3.2].reduce((sum, height, well) => sum + height * depth(well), 0);
  },
  least: -3.32237,
};

const SEEDS = [1, 2, 3];

function meanLogRegret({ space, loss, least }: Objective, strategy: string, maxTrials: number): number {
  const problem: SearchProblem = { space, goal: 'minimise', maxEpochs: 1, maxTrials };
  const logs = SEEDS.map((seed) => {
    const trials = wholeSession(strategy, {}, problem, { seed, worth: loss });
    return Math.log(Math.min(...trials.map(({ value }) => value!)) - least);
  });
  return logs.reduce((sum, log) => sum + log, 0) / logs.length;
}

test.each([
  { name: 'Branin', objective: BRANIN, trials: 35, factor: 20 },
  { name: 'Hartmann-6', objective: HARTMANN, trials: 40, factor: 4 },
])('on $name its regret after $trials trials is $factor times smaller than that of random search', (row) => {
  const gain = meanLogRegret(row.objective, 'random', row.trials) - meanLogRegret(row.objective, 'bayesian', row.trials);
  expect(gain).toBeGreaterThan(Math.log(row.factor));
});

const LINE: SearchProblem = {
  space: { x: { type: 'float', low: 0, high: 1 } },
  goal: 'maximise',
  maxEpochs: 3,
  maxTrials: null,
};
const hill = (place: number): number => 0.9 - (place - 0.3) ** 2;

function onLine(places: readonly number[], rest: (place: number) => Partial<HistoryTrial> = () => ({})): HistoryTrial[] {
  return places.map((x, at) => historyTrial(at + 1, hill(x), { params: { x }, ...rest(x) }));
}

const SOME = [0, 0.1, 0.2, 0.45, 0.6, 0.7, 0.8, 0.95];
const ask = bayesian.create({ startup: 5 });
const proposed = (history: readonly HistoryTrial[]) => {
  const decision = ask(LINE, history, randomFor('line'));
  if (decision.kind !== 'run') throw new Error(`It proposes nothing: ${decision.kind}.`);
  return decision;
};

test('proposes the top of a hill and says what it expects there', () => {
  const { params, epochs, reason } = proposed(onLine(SOME));
  expect(params['x']).toBeCloseTo(0.3, 1);
  expect(epochs).toBe(3);
  const { mean, deviation, expectedImprovement } = reason as unknown as Record<string, number>;
  expect(mean).toBeCloseTo(0.9, 2);
  expect(deviation).toBeLessThan(0.02);
  expect(expectedImprovement).toBeGreaterThan(0);
  expect(expectedImprovement).toBeLessThan(0.02);
  expect(reason.text).toContain(`expected improvement of ${expectedImprovement!.toPrecision(2)}`);
});

test('believes that a running trial turns out as expected: there is little left to gain beside it, and nothing at it', () => {
  const history = onLine(SOME);
  const { params, reason } = proposed(history);
  const next = proposed([...history, historyTrial(9, null, { params, sequence: null })]);
  expect(Math.abs(Number(next.params['x']) - Number(params['x']))).toBeGreaterThan(1e-4);
  expect(next.reason['expectedImprovement']).toBeLessThan(0.1 * Number(reason['expectedImprovement']));
});

test('keeps away from where trials fail', () => {
  const lost = (place: number): Partial<HistoryTrial> =>
    place > 0.2 && place < 0.5 ? { state: 'failed', value: null, stopValue: null } : {};
  const { params } = proposed(onLine([...SOME, 0.28, 0.32, 0.38], lost));
  expect(params['x']).not.toBeCloseTo(0.3, 1);
});

test('learns from the results of every trial, whatever their order of ending', () => {
  const history = onLine(SOME);
  expect(proposed(history).params).toEqual(proposed(history.map((trial) => ({ ...trial, sequence: 9 - trial.ordinal }))).params);
});

describe('in a space with conditions', () => {
  const space: Space = {
    rate: { type: 'float', low: 1e-5, high: 1, scale: 'log' },
    optimizer: { type: 'categorical', values: ['sgd', 'adam', 'lion'] },
    momentum: { type: 'float', low: 0, high: 1, when: { optimizer: ['sgd'] } },
    decay: { type: 'float', low: 0, high: 1, when: { optimizer: ['adam', 'lion'] } },
    layers: { type: 'int', low: 1, high: 3 },
    second: { type: 'float', low: 0, high: 1, when: { layers: [2, 3] } },
    third: { type: 'float', low: 0, high: 1, when: { layers: [3] } },
  };
  /** Adam with three layers is best, and only with the right second and third. */
  const loss = ({ rate, optimizer, layers, ...places }: Params): number => {
    const { floor, best } = { sgd: { floor: 0.3, best: -1 }, adam: { floor: 0, best: -3 }, lion: { floor: 0.4, best: -4 } }[
      optimizer as 'sgd' | 'adam' | 'lion'
    ];
    const off = Object.values(places).reduce<number>((sum, place) => sum + (Number(place) - 0.6) ** 2, 0);
    return floor + (Math.log10(Number(rate)) - best) ** 2 + 2 * off + 0.25 * (3 - Number(layers));
  };
  const problem: SearchProblem = { space, goal: 'minimise', maxEpochs: 1, maxTrials: 80 };
  const sessions = SEEDS.map((seed) => wholeSession('bayesian', {}, problem, { seed, worth: loss }));

  test('what was learned in one branch leads to the best of all', () => {
    for (const trials of sessions) expect(Math.min(...trials.map(({ value }) => value!))).toBeLessThan(0.05);
  });

  test('no trial repeats another, and it says where one would have', () => {
    const axes = axesOf(space);
    for (const trials of sessions) {
      const points = trials.map(({ params }) => encode(axes, params));
      const repeats = points.filter((point, at) =>
        points.slice(0, at).some((earlier) => earlier.every((place, axis) => !(Math.abs(place - point[axis]!) >= 1e-3))),
      );
      expect(repeats).toHaveLength(0);
    }
    expect(sessions.flat().filter(({ reason }) => reason.text.endsWith('would only be repeated.')).length).toBeGreaterThan(0);
  });
});

test('tries all of a small space', () => {
  const space: Space = {
    hidden_layers: { type: 'int', low: 1, high: 5 },
    shape: { type: 'categorical', values: ['a', 'b', 'c'] },
  };
  const worth = ({ hidden_layers: layers, shape }: Params): number => Number(layers) + (shape === 'b' ? 1 : 0);
  const trials = wholeSession('bayesian', {}, { space, goal: 'maximise', maxEpochs: 1, maxTrials: null }, { worth });
  expect(trials).toHaveLength(15);
});

test('a session of many hundreds of trials goes on', () => {
  const space = cube(2, 0, 1);
  const random = randomFor('many');
  const history = Array.from({ length: 450 }, (_, at) => {
    const params = createHyperparams(space, random);
    return historyTrial(at + 1, hill(Number(params['x0'])), { params });
  });
  const decision = ask({ ...LINE, space }, history, random);
  expect(decision).toMatchObject({ kind: 'run' });
  expect(Number((decision as Extract<typeof decision, { kind: 'run' }>).params['x0'])).toBeCloseTo(0.3, 0);
});
