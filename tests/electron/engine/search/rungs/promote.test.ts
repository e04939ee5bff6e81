import type { Goal } from '../../../../../shared/measure.ts';
import { expect, test } from 'vitest';
import { nextBest, promotionRun, whenAllEnded, whenEnoughWait } from '../../../../../electron/engine/search/rungs/promote.ts';
import type { HistoryTrial } from '../../../../../electron/engine/search/strategy.ts';
import { historyTrial } from '../../../../support/history.ts';

const LOWER = { size: 4, epochs: 1 };
const UPPER = { size: 2, epochs: 3 };
const lower = (number: number, stopValue: number | null, rest: Partial<HistoryTrial> = {}): HistoryTrial =>
  historyTrial(number, stopValue, { rung: 0, bracket: 0, ...rest });
const upper = (number: number, parent: number, rest: Partial<HistoryTrial> = {}): HistoryTrial =>
  historyTrial(number, 0.9, { rung: 1, bracket: 0, parent, epochs: 3, ...rest });
const FOUR = [lower(1, 0.2), lower(2, 0.4), lower(3, 0.4), lower(4, 0.1)];
const step = (lowerTrials: readonly HistoryTrial[], upperTrials: readonly HistoryTrial[] = [], goal: Goal = 'maximise') => ({
  lowerTrials,
  upperTrials,
  goal,
});

test('ties go to the one asked first, and smaller is better where the metric is a loss', () => {
  expect(nextBest(step(FOUR), 2)).toMatchObject({ trial: { ordinal: 2 }, rank: 1, among: 4, replaces: null });
  expect(nextBest(step(FOUR, [upper(5, 2)]), 2)).toMatchObject({ trial: { ordinal: 3 }, rank: 2 });
  expect(nextBest(step(FOUR, [], 'minimise'), 2)).toMatchObject({ trial: { ordinal: 4 } });
  expect(nextBest(step(FOUR, [upper(5, 2), upper(6, 3)]), 2)).toBeNull();
});

test('the published rule waits for the whole rung', () => {
  const waiting = [...FOUR.slice(0, 3), lower(4, 0.8, { sequence: null })];
  expect(whenAllEnded(step(waiting), LOWER, UPPER)).toBeNull();
  expect(whenAllEnded(step(FOUR), LOWER, UPPER)).toMatchObject({ trial: { ordinal: 2 } });
});

test('the rule of Keras Tuner promotes when more wait than will be left behind', () => {
  const running = lower(4, null, { sequence: null });
  expect(whenEnoughWait(step([...FOUR.slice(0, 2), running]), LOWER, UPPER)).toBeNull();
  expect(whenEnoughWait(step([...FOUR.slice(0, 3), running]), LOWER, UPPER)).toMatchObject({ trial: { ordinal: 2 } });
  expect(whenEnoughWait(step([...FOUR.slice(0, 3), running], [upper(5, 2)]), LOWER, UPPER)).toBeNull();
});

test('one that failed, diverged or was stopped by a rule has no rank, whatever value it had reached', () => {
  for (const state of ['failed', 'diverged', 'stopped'] as const) {
    const trials = [...FOUR.slice(0, 3), lower(4, 0.99, { state })];
    expect(nextBest(step(trials), 2)).toMatchObject({ trial: { ordinal: 2 }, among: 3, lost: state === 'stopped' ? 0 : 1 });
  }
});

test('the slot of a promoted trial that breaks down goes to the next best, and the reason says so', () => {
  const promoted = [upper(5, 2), upper(6, 3, { state: 'diverged' })];
  const promotion = nextBest(step(FOUR, promoted), 2)!;
  expect(promotion).toMatchObject({ trial: { ordinal: 1 }, rank: 3, replaces: { ordinal: 6 } });
  expect(promotionRun(promotion, 3, 'Bracket 0, ')).toEqual({
    kind: 'run',
    params: { learning_rate: 1 },
    epochs: 3,
    parent: 1,
    rung: 1,
    bracket: 0,
    reason: {
      text:
        'Bracket 0, rung 1: trial {1} was number 3 of 4 in rung 0 and goes on to 3 epochs. ' +
        'It takes the slot of trial {6}, which diverged.',
      rank: 3,
      among: 4,
      lost: 0,
      replaces: 6,
    },
  });
  expect(whenEnoughWait(step(FOUR, promoted), LOWER, UPPER)).toBeNull();
});
