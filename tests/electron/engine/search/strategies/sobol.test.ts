import { expect, test } from 'vitest';
import { sobol } from '../../../../../electron/engine/search/strategies/sobol.ts';
import type { Space } from '../../../../../shared/model.ts';
import { wholeSession } from '../../../../support/whole-session.ts';

const rates = (count: number): Space =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`rate_${at}`, { type: 'float', low: 0, high: 1 }]));

test.each([1, 5])('with %i workers, 32 trials take one of 32 slices of each parameter', (workers) => {
  const problem = { space: rates(10), goal: 'maximise', maxEpochs: 1, maxTrials: 32 } as const;
  const trials = wholeSession('sobol', {}, problem, { workers });
  for (const name of Object.keys(problem.space)) {
    const slices = trials.map(({ params }) => Math.floor(Number(params[name]) * 32));
    expect(slices.toSorted((left, right) => left - right)).toEqual([...Array(32).keys()]);
  }
});

test('a discrete space is searched to its end', () => {
  const space: Space = {
    hidden_layers: { type: 'int', low: 1, high: 5 },
    shape: { type: 'categorical', values: ['a', 'b', 'c'] },
  };
  expect(wholeSession('sobol', {}, { space, goal: 'maximise', maxEpochs: 1, maxTrials: null })).toHaveLength(15);
});

test('refuses more parameters than it has dimensions', () => {
  const problem = { goal: 'maximise', maxEpochs: 1, maxTrials: null } as const;
  expect(sobol.refusal!({ ...problem, space: rates(64) }, {})).toBeNull();
  expect(sobol.refusal!({ ...problem, space: rates(65) }, {})).toBe(
    'The space has 65 parameters that vary; the Sobol sequence here has 64 dimensions.',
  );
});
