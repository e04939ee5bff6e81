import { expect, test } from 'vitest';
import { weigh, type Comparison } from '../../../../../electron/engine/insight/comparison/evidence.ts';
import { accuracy } from '../../../../../electron/engine/tasks/network/measures/accuracy.ts';
import { loss } from '../../../../../electron/engine/tasks/network/measures/loss.ts';
import type { ExperimentRun } from '../../../../../shared/experiment.ts';
import { armNamed, experimentOf, RANDOM_ARMS, runOf, runsOf } from '../../../../support/experiment-runs.ts';

const ARMS = [...RANDOM_ARMS, armNamed('Hyperband', 'hyperband')];

function evidenceOf(runs: readonly ExperimentRun[], rest: Partial<Comparison> = {}) {
  const comparison = {
    experiment: experimentOf(ARMS),
    runs,
    objective: accuracy.measure,
    startup: [],
    bestKnown: { value: 0.9, interval: null },
    varies: ['search seed'],
    assignment: false,
  } as const;
  return weigh({ ...comparison, ...rest })!.evidence;
}

test('there is none before a run has finished', () => {
  const waiting: ExperimentRun = { ...runOf(0, 1, []), state: 'waiting' };
  const comparison = {
    experiment: experimentOf(ARMS),
    runs: [waiting],
    objective: accuracy.measure,
    startup: [],
    bestKnown: { value: 0.9, interval: null },
    varies: [],
    assignment: false,
  };
  expect(weigh(comparison)).toBeNull();
});

test('gaps are held against the margin that was stated, or else against the usual one', () => {
  const runs = runsOf([0, 1, 2].map((arm) => Array.from({ length: 30 }, (_, at) => 0.85 + arm * 0.003 + (at % 5) * 1e-4)));
  const wordsWith = (margin: number | null): readonly string[] => {
    const evidence = evidenceOf(runs, { experiment: experimentOf(ARMS, { margin }) });
    return [String(evidence.margin), ...evidence.pairwise.map(({ word }) => word)];
  };
  expect(wordsWith(null)).toEqual(['0.002', 'worse', 'worse', 'worse']);
  expect(wordsWith(0.004)).toEqual(['0.004', 'slightly worse', 'worse', 'slightly worse']);
});

test('without bounds a median final of 0 gives no margin, and no number of pairs that is none', () => {
  const runs = runsOf([0, 1, 2].map((arm) => Array.from({ length: 30 }, (_, at) => (arm * (at % 3)) / 10)));
  const { target, margin, pairwise } = evidenceOf(runs, { objective: loss.measure });
  expect([target, margin, pairwise.map(({ pairsToDecide }) => pairsToDecide)]).toEqual([
    expect.closeTo(0),
    null,
    [null, null, null],
  ]);
});

test('finals, regret, overtuning and the way to the target are those of the paths', () => {
  const paths = [
    runOf(0, 1, [
      [20, 0.8],
      [60, 0.85],
    ]),
    runOf(1, 1, [
      [20, 0.8],
      [150, 0.86],
    ]),
    runOf(2, 1, [
      [10, 0.88],
      [50, 0.87],
    ]),
  ];
  const { arms, target, pairs, measure, margin, critical } = evidenceOf(paths);
  expect([target, pairs, measure, margin, critical]).toEqual([0.85, 1, 'confirm', 0.002, null]);
  expect(arms.map(({ finals }) => finals)).toEqual([
    [{ repetition: 1, value: 0.85, regret: expect.closeTo(0.05, 12) }],
    [{ repetition: 1, value: 0.86, regret: expect.closeTo(0.04, 12) }],
    [{ repetition: 1, value: 0.87, regret: expect.closeTo(0.03, 12) }],
  ]);
  expect(arms.map(({ overtuning }) => overtuning)).toEqual([[0], [0], [expect.closeTo(0.01, 12)]]);
  const one = (value: number) => ({ value, low: null, high: null });
  expect(arms.map(({ toTarget }) => toTarget)).toEqual([
    { reached: 1, epochs: one(60), seconds: one(120), trials: one(2) },
    { reached: 1, epochs: one(150), seconds: one(300), trials: one(2) },
    { reached: 1, epochs: one(10), seconds: one(20), trials: one(1) },
  ]);
});

/** A search all of whose trials failed at once. */
const failedRun = (arm: number, repetition: number): ExperimentRun => ({
  ...runOf(arm, repetition, []),
  ...{ state: 'failed', failure: 'Every trial failed.', spent: { epochs: 0, seconds: 0, trials: 10 } },
});

test('a run that found nothing loses its pair, ranks last, never comes to the target, and leaves no word', () => {
  const repetitions = Array.from({ length: 30 }, (_, at) => at + 1);
  const good = (arm: number, at: number, final: number) => runOf(arm, at, [[40 - 10 * arm, final + (at % 5) * 1e-4]]);
  const runs = repetitions.flatMap((at) => [
    ...[good(0, at, 0.85), at === 1 ? failedRun(1, at) : good(1, at, 0.86)],
    at <= 20 ? failedRun(2, at) : good(2, at, 0.87),
  ]);
  const { pairs, pairwise, arms, curves, target } = evidenceOf(runs);
  expect([pairs, target, arms.map((arm) => arm.runs)]).toEqual([30, 0.8502, [30, 30, 30]]);
  expect(pairwise.map(({ wins, ties, losses }) => [wins, ties, losses])).toEqual([
    [1, 0, 29],
    [20, 0, 10],
    [19, 1, 10],
  ]);
  for (const { word, detected, difference, p, stability, pairsToDecide } of pairwise)
    expect([word, detected, difference.value, difference.low, p, stability, pairsToDecide]).toEqual([
      ...['undecided', false],
      ...[null, null, null, null, null],
    ]);
  expect(pairwise[1]!.sentence).toBe(
    'Random search and Hyperband cannot be told apart by a mean: some of their runs found nothing. Random search won 20 of 30 pairs.',
  );
  expect(arms[2]).toMatchObject({
    final: { value: null },
    regret: { value: null },
    toTarget: { reached: 10, epochs: { value: null } },
  });
  expect(arms[2]!.speedUp).toMatchObject({
    word: 'undecided',
    meanEpochs: { value: expect.closeTo((20 * 100 + 10 * 20) / (18 * 40 + 12 * 100), 12) },
  });
  expect(curves.epochs.arms[2]!.averageRank.at(-1)).toBeCloseTo((20 * 3 + 10 - 0.5) / 30, 12);
});

test('a search that found nothing is no less late for having ended at once', () => {
  const late = (spent: number): number => {
    const runs = Array.from({ length: 30 }, (_, at) => [
      ...[runOf(0, at + 1, [[40, 0.85]]), runOf(1, at + 1, [[40, 0.85]])],
      at < 12
        ? { ...failedRun(2, at + 1), spent: { epochs: spent, seconds: spent, trials: 10 } }
        : runOf(2, at + 1, [[20, 0.85]]),
    ]).flat();
    return evidenceOf(runs).arms[2]!.speedUp!.p;
  };
  expect(late(0)).toBe(late(100));
});

test('curves hold the incumbent until the next; twice the budget is shown at half of what it spent', () => {
  const { curves } = evidenceOf([
    runOf(0, 1, [[50, 0.8]]),
    runOf(1, 1, [
      [50, 0.8],
      [180, 0.86],
    ]),
    runOf(2, 1, [[30, 0.7]]),
  ]);
  const { at, arms } = curves.epochs;
  const place = (epochs: number): number => at.findIndex((spent) => spent >= epochs);
  const medians = (epochs: number) => arms.map(({ median }) => median[place(epochs)]);
  expect([at.length, at.at(-1)]).toEqual([60, 100]);
  expect([medians(20), medians(28), medians(50), medians(90)]).toEqual([
    [null, null, null],
    [null, 0.8, null],
    [0.8, 0.8, 0.7],
    [0.8, 0.86, 0.7],
  ]);
  expect(arms.map(({ averageRank }) => [averageRank[place(50)], averageRank.at(-1)])).toEqual([
    [1.5, 2],
    [1.5, 1],
    [3, 3],
  ]);
});

test('where smaller is better, curves fall, bands keep low below high, and regret stays positive', () => {
  const runs = runsOf([
    [0.5, 0.6, 0.7],
    [0.4, 0.5, 0.6],
    [0.3, 0.35, 0.5],
  ]);
  const { arms, pairwise, target } = evidenceOf(runs, { objective: loss.measure, bestKnown: { value: 0.2, interval: null } });
  expect([target, arms[0]!.final, arms[2]!.regret.value]).toEqual([
    0.6,
    { value: 0.6, low: null, high: null },
    expect.closeTo(0.15, 12),
  ]);
  expect(pairwise.map(({ arm, than, wins, losses }) => [arm, than, wins, losses])).toEqual([
    [0, 1, 0, 3],
    [0, 2, 0, 3],
    [1, 2, 0, 3],
  ]);
});

test('without confirm it is select that is measured, and the best known is the best that was found', () => {
  const runs = runsOf([[0.8], [0.8], [0.85]]).map((run) => ({
    ...run,
    path: run.path.map((step) => ({ ...step, confirm: null })),
  }));
  const { measure, bestKnown, arms } = evidenceOf(runs, { bestKnown: null });
  expect([measure, bestKnown, arms[0]!.regret.value, arms[0]!.overtuning]).toEqual([
    'select',
    { value: 0.86, interval: null },
    expect.closeTo(0.05, 12),
    [],
  ]);
});

test('only repetitions that both arms have finished are pairs, and only complete ones have ranks', () => {
  const { pairs, pairwise } = evidenceOf(runsOf([[0.8, 0.8, 0.8], [0.8, 0.8], [0.9]]));
  expect([pairs, pairwise.map((pair) => pair.pairs)]).toEqual([1, [2, 1, 1]]);
});

test('medians of fewer than six runs have no interval, those of six have one', () => {
  const finals = [0.8, 0.81, 0.82, 0.83, 0.84, 0.85];
  const of = (count: number) => evidenceOf(runsOf([finals.slice(0, count)])).arms[0]!.final;
  expect(of(5)).toEqual({ value: 0.82, low: null, high: null });
  expect(of(6)).toEqual({ value: expect.closeTo(0.825, 12), low: expect.any(Number), high: expect.any(Number) });
});

test('an arm that comes to the target in half of the epochs is sooner, random search by itself is not, nor with twice the budget', () => {
  const pairs = Array.from({ length: 40 }, (_, at) => at + 1);
  const steps = (arm: number, repetition: number, epochs: number) =>
    runOf(arm, repetition, [[Math.round(epochs * (1 + ((repetition * 7) % 10) / 10)), 0.85]]);
  const runs = pairs.flatMap((at) => [steps(0, at, 40), steps(1, at + 3, 40), steps(2, at, 20)]);
  const [random, twice, hyperband] = evidenceOf(runs).arms.map(({ speedUp }) => speedUp);
  expect([random, twice]).toEqual([null, null]);
  expect(hyperband).toMatchObject({ word: 'sooner', epochs: { value: 0.5 }, seconds: { value: 0.5 } });
  expect(hyperband!.epochs.high).toBeLessThan(1);
  expect(hyperband!.meanEpochs).toEqual({
    ...{ value: expect.closeTo(0.5, 6), low: expect.closeTo(0.5, 6), high: expect.closeTo(0.5, 6) },
  });
  expect(hyperband!.p).toBeLessThan(0.001);
});

test('in the mean every run counts up to the budget, also one that never came there', () => {
  const runs = Array.from({ length: 40 }, (_, at) => [
    runOf(0, at + 1, [[40, 0.85]]),
    runOf(1, at + 1, [[40, 0.85]]),
    runOf(2, at + 1, [[20, at % 4 === 0 ? 0.8 : 0.85]]),
  ]).flat();
  const { epochs, meanEpochs } = evidenceOf(runs).arms[2]!.speedUp!;
  expect([epochs.value, meanEpochs.value]).toEqual([0.5, (0.25 * 100 + 0.75 * 20) / 40]);
  expect(meanEpochs.low).toBeLessThan(0.9);
  expect(meanEpochs.high).toBeGreaterThan(1.1);
});

test('an arm that never comes there has no ratio, and is later', () => {
  const runs = Array.from({ length: 40 }, (_, at) => [
    runOf(0, at + 1, [[20 + (at % 7), 0.85]]),
    runOf(1, at + 1, [[20 + (at % 5), 0.85]]),
    runOf(2, at + 1, [[20, 0.8]]),
  ]).flat();
  expect(evidenceOf(runs).arms[2]!.speedUp).toMatchObject({ word: 'undecided', epochs: { value: null, low: null, high: null } });
});
