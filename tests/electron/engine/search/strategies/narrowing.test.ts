import { expect, test } from 'vitest';
import { completeChoice, strategyNamed } from '../../../../../electron/engine/search/catalogue.ts';
import type { HistoryTrial, SearchProblem } from '../../../../../electron/engine/search/strategy.ts';
import type { Params, Space } from '../../../../../shared/model.ts';
import { randomFor } from '../../../../../shared/random.ts';
import { historyTrial } from '../../../../support/history.ts';

const SPACE: Space = {
  learning_rate: { type: 'float', low: 0.0001, high: 0.0729, scale: 'log', step: 3 },
  dropout_rate: { type: 'float', low: 0, high: 1 },
  optimizer: { type: 'categorical', values: ['momentum', 'adam', 'rmsprop'] },
};
const PROBLEM: SearchProblem = { space: SPACE, goal: 'maximise', maxEpochs: 9, maxTrials: null };

/** What is drawn after these trials, by a hundred chances. */
function drawnAfter(history: readonly HistoryTrial[], problem = PROBLEM): readonly Params[] {
  const { name, options } = completeChoice({ name: 'narrowing', options: { results: 4, best: 2 } });
  const ask = strategyNamed(name).create(options);
  return Array.from({ length: 100 }, (_, at) => {
    const decision = ask(problem, history, randomFor(at));
    if (decision.kind !== 'run') throw new Error(decision.kind);
    return decision.params;
  });
}

const trial = (number: number, value: number, learning_rate: number, dropout_rate: number, optimizer: string): HistoryTrial =>
  historyTrial(number, value, { params: { learning_rate, dropout_rate, optimizer } });
const HISTORY = [
  trial(1, 0.9, 0.0009, 0.4, 'adam'),
  trial(2, 0.1, 0.0001, 0, 'rmsprop'),
  trial(3, 0.8, 0.0027, 0.5, 'momentum'),
  trial(4, 0.2, 0.0729, 1, 'rmsprop'),
];

const valuesOf = (drawn: readonly Params[], name: string): readonly unknown[] => [
  ...new Set(drawn.map((params) => params[name])),
];

test('draws within what the best trials span, a step or a tenth of the range beyond them', () => {
  const drawn = drawnAfter(HISTORY);
  expect(valuesOf(drawn, 'learning_rate').toSorted()).toEqual([0.0003, 0.0009, 0.0027, 0.0081]);
  expect(valuesOf(drawn, 'optimizer').toSorted()).toEqual(['adam', 'momentum']);
  const rates = drawn.map((params) => Number(params['dropout_rate']));
  expect([Math.min(...rates), Math.max(...rates)]).toEqual([expect.closeTo(0.3, 1), expect.closeTo(0.6, 1)]);
  expect(rates.every((rate) => rate >= 0.3 - 1e-9 && rate <= 0.6 + 1e-9)).toBe(true);
});

test('looks at whole rounds of results only, in the order in which they came', () => {
  const whole = drawnAfter([]);
  expect(drawnAfter(HISTORY.slice(0, 3))).toEqual(whole);
  const later = trial(5, 0.95, 0.0729, 0.9, 'rmsprop');
  expect(valuesOf(drawnAfter([...HISTORY, later]), 'optimizer').toSorted()).toEqual(['adam', 'momentum']);
  const running = historyTrial(3, null, { params: HISTORY[2]!.params, sequence: null });
  expect(valuesOf(drawnAfter([HISTORY[0]!, HISTORY[1]!, running, HISTORY[3]!]), 'optimizer')).toHaveLength(3);
});

test('where the narrowed part is used up it draws from the whole space again', () => {
  const space: Space = { optimizer: SPACE['optimizer']! };
  const history = ['adam', 'momentum'].map((optimizer, at) => historyTrial(at + 1, 0.9 - at / 10, { params: { optimizer } }));
  const { options } = completeChoice({ name: 'narrowing', options: { results: 2, best: 2 } });
  const decision = strategyNamed('narrowing').create(options)({ ...PROBLEM, space }, history, randomFor(1));
  expect(decision).toMatchObject({
    params: { optimizer: 'rmsprop' },
    reason: { text: 'Drawn at random from the whole space: the narrowed part is used up.' },
  });
});
