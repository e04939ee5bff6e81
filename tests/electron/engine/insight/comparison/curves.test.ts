import { expect, test } from 'vitest';
import { axisCurves, completeRepetitions } from '../../../../../electron/engine/insight/comparison/curves.ts';
import { createMedianOf, scoringOf } from '../../../../../electron/engine/insight/comparison/scores.ts';
import { COST, GAIN, type Directed } from '../../../../../shared/measure.ts';
import type { ExperimentRun } from '../../../../../shared/experiment.ts';
import { RANDOM_ARMS, runOf } from '../../../../support/experiment-runs.ts';

function curvesOf(runs: readonly ExperimentRun[], directed: Directed = GAIN, extent = 60) {
  const { at, arms } = axisCurves(RANDOM_ARMS, runs, 'epochs', extent, scoringOf(runs, directed), createMedianOf());
  const valueAt = (place: number, arm: number) => arms[arm]!.median[at.indexOf(place)];
  const rankAt = (place: number, arm: number) => arms[arm]!.averageRank[at.indexOf(place)];
  return { at, arms, valueAt, rankAt };
}

/** Three runs of each: the first arm finds 0.8, then 0.9; the second, with twice the budget, 0.85 at once. */
const RUNS = [1, 2, 3].flatMap((repetition) => [
  runOf(0, repetition, [
    [10, 0.8],
    [30, 0.9],
  ]),
  runOf(1, repetition, [[20, 0.85]]),
]);

test('a curve is told at 60 places, the last of which is the end of the axis', () => {
  const { at } = curvesOf(RUNS, GAIN, 1166);
  expect([at.length, at[0], at.at(-1)]).toEqual([60, expect.closeTo(1166 / 60, 12), 1166]);
});

test('the median is of what runs had found when so much was spent; twice the budget is drawn at half of it', () => {
  const { valueAt } = curvesOf(RUNS);
  expect([9, 10, 29, 30, 60].map((place) => valueAt(place, 0))).toEqual([null, 0.8, 0.8, 0.9, 0.9]);
  expect([9, 10, 60].map((place) => valueAt(place, 1))).toEqual([null, 0.85, 0.85]);
});

test('ranks count from 1 for the best, whichever way the measure is better, and ties share them', () => {
  const ranksOf = ({ rankAt }: ReturnType<typeof curvesOf>) => [5, 10, 30].map((place) => [rankAt(place, 0), rankAt(place, 1)]);
  expect(ranksOf(curvesOf(RUNS))).toEqual([
    [1.5, 1.5],
    [2, 1],
    [1, 2],
  ]);
  expect(ranksOf(curvesOf(RUNS, COST))).toEqual([
    [1.5, 1.5],
    [1, 2],
    [2, 1],
  ]);
});

test('bands are there from six runs on, and turned with the measure', () => {
  expect(curvesOf(RUNS).arms[0]!.low.every((bound) => bound === null)).toBe(true);
  const many = Array.from({ length: 8 }, (_, at) => [0, 1].map((arm) => runOf(arm, at + 1, [[10, 0.8 + at / 100]]))).flat();
  for (const directed of [GAIN, COST]) {
    const { median, low, high } = curvesOf(many, directed).arms[0]!;
    expect(low.at(-1)).toBeLessThan(median.at(-1)!);
    expect(high.at(-1)).toBeGreaterThan(median.at(-1)!);
  }
});

test('what is ranked are repetitions that every arm has finished, each in the order of the arms', () => {
  const runs = [runOf(1, 1, []), runOf(0, 2, []), runOf(0, 1, [])];
  expect(completeRepetitions(RANDOM_ARMS, runs).map((own) => own.map(({ arm, repetition }) => [arm, repetition]))).toEqual([
    [
      [0, 1],
      [1, 1],
    ],
  ]);
  expect(curvesOf([runOf(0, 1, [[10, 0.8]])]).arms[0]!.averageRank.every((rank) => rank === null)).toBe(true);
});
