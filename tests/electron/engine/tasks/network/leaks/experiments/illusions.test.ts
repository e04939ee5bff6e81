/** Every leak is planted in tables whose illusion is known, and is nought where none is planted. */
import { expect, test } from 'vitest';
import { bestEpoch } from '../../../../../../../electron/engine/tasks/network/leaks/experiments/best-epoch.ts';
import { bestSeed } from '../../../../../../../electron/engine/tasks/network/leaks/experiments/best-seed.ts';
import { chosenMetric } from '../../../../../../../electron/engine/tasks/network/leaks/experiments/chosen-metric.ts';
import { duplicates } from '../../../../../../../electron/engine/tasks/network/leaks/experiments/duplicates.ts';
import { groups } from '../../../../../../../electron/engine/tasks/network/leaks/experiments/groups.ts';
import { permutedLabels } from '../../../../../../../electron/engine/tasks/network/leaks/experiments/permuted-labels.ts';
import { preprocessing } from '../../../../../../../electron/engine/tasks/network/leaks/experiments/preprocessing.ts';
import { splitBySeed } from '../../../../../../../electron/engine/tasks/network/leaks/experiments/split-by-seed.ts';
import { testAsValidation } from '../../../../../../../electron/engine/tasks/network/leaks/experiments/test-as-validation.ts';
import { winnersCurse } from '../../../../../../../electron/engine/tasks/network/leaks/experiments/winners-curse.ts';
import type { LeakExperiment, Repetition } from '../../../../../../../electron/engine/tasks/network/leaks/experiment.ts';
import type { LeakFigure } from '../../../../../../../shared/leaks/lab.ts';
import { randomFor } from '../../../../../../../shared/random.ts';
import { expectedMaximum } from '../../../../../../../shared/statistics/expected-maximum.ts';
import { LAB_SETTING, simulatedRepetitions } from '../../../../../../support/lab-tables.ts';

const ERROR = 0.01;
const MANY = 400;
/** Several standard errors of a mean of the many. */
const NEAR = 0.0015;

const measured = (experiment: LeakExperiment, repetitions: readonly Repetition[]) => experiment.measure(repetitions, LAB_SETTING);

function expectAbout(figure: LeakFigure | undefined, value: number): void {
  expect(figure!.repetitions).toBe(MANY);
  expect(Math.abs(figure!.estimate.value! - value)).toBeLessThan(NEAR);
}

const equals = (trainings: number, epochs: number, error: number): readonly Repetition[] =>
  simulatedRepetitions(MANY, trainings, () => ({ worths: Array.from({ length: epochs }, () => 0.8), error }));

test('stopping and choosing on the test rows adds the expected maximum over configurations and epochs', () => {
  const { illusion } = measured(testAsValidation, equals(6, 5, ERROR));
  expectAbout(illusion, ERROR * expectedMaximum(30));
  expect(illusion.estimate.low).toBeGreaterThan(0);
});

test('honest accuracy is lost where the test rows choose worse than rows of two kinds would', () => {
  const { beside } = measured(testAsValidation, equals(6, 5, ERROR));
  expectAbout(beside[0], 0);
});

test('the best epoch by the reported value adds the expected maximum over epochs', () => {
  const { illusion, beside } = measured(bestEpoch, equals(2, 5, ERROR));
  expectAbout(illusion, ERROR * expectedMaximum(5));
  expectAbout(beside[0], ERROR * expectedMaximum(5));
});

test('the curse of equal candidates is what theory says', () => {
  const { illusion, beside } = measured(winnersCurse, equals(8, 1, ERROR));
  expectAbout(illusion, ERROR * expectedMaximum(8));
  expectAbout(beside[0], ERROR * expectedMaximum(8));
});

test('the curse of unequal candidates is smaller by the share that is their own, in theory too', () => {
  const random = randomFor('worths');
  const unequal = simulatedRepetitions(MANY, LAB_SETTING.seeds, () => ({
    worths: [0.8 + ERROR * random.normal()],
    error: ERROR,
  }));
  const { illusion, beside } = measured(winnersCurse, unequal);
  expectAbout(illusion, (ERROR * expectedMaximum(8)) / Math.SQRT2);
  expectAbout(beside[0], (ERROR * expectedMaximum(8)) / Math.SQRT2);
});

test('the best of seven seeds is claimed to be better by their expected maximum, and is not', () => {
  const { illusion, beside } = measured(bestSeed, equals(8, 1, ERROR));
  expectAbout(illusion, ERROR * expectedMaximum(7));
  expectAbout(beside[0], ERROR * expectedMaximum(7));
  expectAbout(beside[1], 0);
});

test('choosing between two independent metrics adds the expected larger of two differences', () => {
  const repetitions = simulatedRepetitions(MANY, 8, () => ({ worths: [0.8], error: ERROR, balancedApart: true }));
  expectAbout(measured(chosenMetric, repetitions).illusion, ERROR * Math.SQRT2 * expectedMaximum(2));
});

test('where all metrics say the same there is nothing to choose', () => {
  expect(measured(chosenMetric, equals(8, 1, ERROR)).illusion.estimate.value).toBeCloseTo(0, 12);
});

test('a split for each adds the luckiest split, one split for all does not', () => {
  const random = randomFor('splits');
  const shifts = Array.from({ length: MANY }, () => ({
    stop: ERROR * random.normal(),
    select: ERROR * random.normal(),
    confirm: ERROR * random.normal(),
  }));
  const repetitions = simulatedRepetitions(MANY, 4, (repetition) => ({ worths: [0.8], shift: shifts[repetition]! }));
  const { illusion, beside } = measured(splitBySeed, repetitions);
  expectAbout(illusion, ERROR * expectedMaximum(4));
  expect(beside[0]!.estimate.value).toBeCloseTo(0, 12);
  expectAbout(beside[1], ERROR * expectedMaximum(4));
});

test('a split for each confuses an order that one split shows', () => {
  const random = randomFor('order');
  const shifts = Array.from({ length: 12 }, () => ({ stop: 0, select: 0.05 * random.normal(), confirm: 0.05 * random.normal() }));
  const repetitions = simulatedRepetitions(12, 4, (repetition, training) => ({
    worths: [0.8 + training / 100],
    shift: shifts[repetition]!,
  }));
  const values = measured(splitBySeed, repetitions).beside.map(({ title, estimate }) => [title, estimate.value] as const);
  const valueOf = (title: RegExp): number => values.find(([known]) => title.test(known))![1]!;
  expect(valueOf(/^Rank correlation.*one split$/)).toBeGreaterThan(0.9);
  expect(valueOf(/^Rank correlation.*for each$/)).toBeLessThan(0.7);
  expect(valueOf(/^Another.*for each$/)).toBeGreaterThan(valueOf(/^Another.*one split$/));
});

test('labels that mean nothing score chance, and a leak raises the alarm', () => {
  const chance = (shift: number) => simulatedRepetitions(MANY, 3, () => ({ worths: [0.1 + shift], error: ERROR }));
  const silent = measured(permutedLabels, chance(0));
  expectAbout(silent.illusion, 0);
  expectAbout(silent.beside[0], ERROR * expectedMaximum(3));
  expect(measured(permutedLabels, chance(0.02)).illusion.estimate.low).toBeGreaterThan(0.01);
});

test.each([
  ['duplicates', duplicates],
  ['columns chosen on everything', preprocessing],
  ['rows of the same persons', groups],
])('%s: what is planted on stop and select is found, and nothing where nothing is', (_, experiment) => {
  const planted = simulatedRepetitions(MANY, 2, (_, training) => ({
    worths: [0.7],
    error: ERROR,
    shift: training === 0 ? { stop: 0.05, select: 0.05 } : {},
  }));
  expectAbout(measured(experiment, planted).illusion, 0.05);
  expectAbout(measured(experiment, equals(2, 1, ERROR)).illusion, 0);
});

test.each([testAsValidation, splitBySeed, bestEpoch, duplicates, winnersCurse, bestSeed, chosenMetric])(
  'without noise there is no illusion: $leak',
  (experiment) => {
    expect(measured(experiment, equals(8, 3, 0)).illusion.estimate).toEqual({ value: 0, low: 0, high: 0 });
  },
);

test('one repetition has no interval', () => {
  expect(measured(bestEpoch, equals(2, 5, ERROR).slice(0, 1)).illusion).toMatchObject({
    repetitions: 1,
    estimate: { low: null, high: null },
  });
});
