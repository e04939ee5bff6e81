import { expect, test } from 'vitest';
import { CATALOGUE, completeChoice, strategyNamed } from '../../electron/engine/search/catalogue.ts';
import type { Space } from '../../shared/model.ts';
import { decidedByNone, startupTrials, tooShortTexts, wholeTrialsIn } from '../../shared/startup.ts';

const SPACE: Space = {
  learning_rate: { type: 'float', low: 0.001, high: 0.1, scale: 'log' },
  hidden_layers: { type: 'int', low: 1, high: 3 },
};

test('the catalogue says with how many trials a strategy begins', () => {
  const usual = (name: string): number =>
    startupTrials(strategyNamed(name), completeChoice({ name, options: {} }).options, SPACE);
  const beginning = CATALOGUE.filter(({ startup }) => startup !== undefined).map(({ name }) => [name, usual(name)]);
  expect(Object.fromEntries(beginning)).toEqual({ tpe: 10, bayesian: 10, narrowing: 10, 'keras-tuner-bayesian': 6 });
  expect(usual('random')).toBe(0);
  expect(startupTrials(strategyNamed('tpe'), { startup: 3 }, SPACE)).toBe(3);
});

test('with several trials under way as many more are decided before the results are there', () => {
  expect(decidedByNone(10, { width: 1, workers: 8 })).toBe(10);
  expect(decidedByNone(10, { width: 4, workers: 2 })).toBe(13);
  expect(decidedByNone(10, { width: null, workers: 2 })).toBe(11);
  expect(decidedByNone(0, { width: 4, workers: 2 })).toBe(0);
});

test('a comparison whose runs are too short for a strategy is warned of before it starts', () => {
  const armOf = (name: string, label: string) => ({ label, strategy: completeChoice({ name, options: {} }) });
  const planned = { arms: [armOf('random', 'Random search'), armOf('tpe', 'TPE')], width: 1, workers: 1 };
  const textsWith = (axis: 'epochs' | 'trials' | 'seconds', amount: number) =>
    tooShortTexts(planned, wholeTrialsIn({ axis, amount }, 3), SPACE, CATALOGUE);
  expect(textsWith('epochs', 32)).toEqual([
    'No result decides the first 10 trials of TPE, and a run has about 10: no word will be said of it.',
  ]);
  expect(textsWith('trials', 10)).toHaveLength(1);
  expect([textsWith('epochs', 33), textsWith('trials', 11), textsWith('seconds', 1)]).toEqual([[], [], []]);
});
