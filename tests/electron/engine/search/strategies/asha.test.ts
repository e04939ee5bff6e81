import { expect, test } from 'vitest';
import { asha } from '../../../../../electron/engine/search/strategies/asha.ts';
import { completeChoice } from '../../../../../electron/engine/search/catalogue.ts';
import { decide } from '../../../../../electron/engine/search/decide.ts';
import { simulate } from '../../../../../electron/engine/search/simulate.ts';
import type { HistoryTrial, SearchProblem } from '../../../../../electron/engine/search/strategy.ts';
import type { Space } from '../../../../../shared/model.ts';
import { historyTrial } from '../../../../support/history.ts';

const space: Space = { learning_rate: { type: 'float', low: 0, high: 1 } };
const problem: SearchProblem = { space, goal: 'maximise', maxEpochs: 9, maxTrials: 60 };
const ask = asha.create(completeChoice({ name: 'asha', options: {} }).options);
const next = (history: readonly HistoryTrial[]) => decide(ask, problem, history, 1);
const bottom = (number: number, stopValue: number, rest: Partial<HistoryTrial> = {}): HistoryTrial =>
  historyTrial(number, stopValue, { rung: 0, ...rest });
const middle = (number: number, parent: number, stopValue: number, rest: Partial<HistoryTrial> = {}): HistoryTrial =>
  historyTrial(number, stopValue, { rung: 1, epochs: 3, parent, ...rest });

test('promotes the best third of the results so far, else starts a new configuration', () => {
  expect(next([bottom(1, 0.5), bottom(2, 0.6)])).toMatchObject({ parent: null, rung: 0, epochs: 1 });
  expect(next([bottom(1, 0.5), bottom(2, 0.6), bottom(3, 0.4)])).toMatchObject({ parent: 2, rung: 1, epochs: 3 });
  const promoted = [bottom(1, 0.5), bottom(2, 0.6), bottom(3, 0.4), middle(4, 2, 0.7, { sequence: null })];
  expect(next(promoted)).toMatchObject({ parent: null, rung: 0 });
});

test('looks from the top rung down', () => {
  const roots = Array.from({ length: 9 }, (_, at) => bottom(at + 1, at / 10));
  const history = [...roots, middle(10, 9, 0.7), middle(11, 8, 0.9), middle(12, 7, 0.8)];
  expect(next(history)).toMatchObject({ parent: 11, rung: 2, epochs: 9 });
});

test('running trials count for nothing yet', () => {
  expect(next([bottom(1, 0.5), bottom(2, 0.6), bottom(3, 0.4, { sequence: null })])).toMatchObject({ parent: null });
});

test('the slot of a promoted trial that fails goes to the next best', () => {
  const history = [bottom(1, 0.5), bottom(2, 0.6), bottom(3, 0.4), middle(4, 2, 0.7, { state: 'failed' })];
  expect(next(history)).toMatchObject({ parent: 1, rung: 1, reason: { replaces: 4, rank: 2 } });
});

test('a trial that is overtaken keeps what it got, and the newcomer goes up as well', () => {
  const history = [bottom(1, 0.5), bottom(2, 0.6), bottom(3, 0.4), middle(4, 2, 0.7), bottom(5, 0.9)];
  expect(next(history)).toMatchObject({ parent: 5, rung: 1 });
});

test('eight workers are never idle and bring several configurations to the top', () => {
  const trials = simulate({
    next,
    train: ({ learning_rate: rate }, epoch) => ({ stop: Number(rate) * epoch, select: 0, durationMs: 10 + 90 * Number(rate) }),
    goal: 'maximise',
    workers: 8,
  });
  expect(trials).toHaveLength(60);
  expect(trials.filter(({ rung }) => rung === 2).length).toBeGreaterThanOrEqual(2);
  const ends = trials.map(({ endMs }) => endMs);
  for (const { startMs, ordinal } of trials.slice(8)) expect(ends.slice(0, ordinal - 1), `trial ${ordinal}`).toContain(startMs);
});
