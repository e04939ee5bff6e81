import { expect, test } from 'vitest';
import { createHyperparams } from '../../../../electron/engine/search/create-hyperparams.ts';
import { isInside } from '../../../../shared/space/conditions.ts';
import { placeOf, valueAt, valuesOf } from '../../../../shared/space/values.ts';
import { completeParams } from '../../../../shared/network/hyperparameters.ts';
import { randomFor } from '../../../../shared/random.ts';
import { ASSIGNMENT_SPACE } from '../../../../shared/network/assignment-space.ts';
import type { Space } from '../../../../shared/model.ts';

const draws = Array.from({ length: 2000 }, (_, at) => createHyperparams(ASSIGNMENT_SPACE, randomFor(7, at)));

test('every draw from the assignment space is legal and inside it', () => {
  for (const params of draws) {
    completeParams(params);
    expect(isInside(ASSIGNMENT_SPACE, params)).toBe(true);
  }
});

test('a conditional parameter is there exactly when its condition holds', () => {
  for (const { optimizer, momentum } of draws)
    expect(momentum !== undefined).toBe(optimizer === 'momentum' || optimizer === 'nesterov');
});

test('what depends on a parameter that was left out is left out too', () => {
  const chain: Space = {
    third: { type: 'fixed', value: 3, when: { second: [2] } },
    second: { type: 'fixed', value: 2, when: { first: [0] } },
    first: { type: 'fixed', value: 1 },
  };
  expect(createHyperparams(chain, randomFor(1))).toEqual({ first: 1 });
});

test('a logarithmic scale spends as many draws on each power of ten', () => {
  const rates = draws.map(({ learning_rate: rate }) => rate as number);
  const below = rates.filter((rate) => rate < Math.sqrt(1e-4 * 3e-2)).length;
  expect(below / rates.length).toBeCloseTo(0.5, 1);
  expect(Math.min(...rates)).toBeGreaterThanOrEqual(1e-4);
  expect(Math.max(...rates)).toBeLessThanOrEqual(3e-2);
});

test('whole numbers share the unit interval equally', () => {
  const dimension = { type: 'int', low: 1, high: 4 } as const;
  expect([0, 0.24, 0.25, 0.5, 0.99, 1].map((place) => valueAt(dimension, place))).toEqual([1, 1, 2, 3, 4, 4]);
});

test('steps give clean decimals up to the last one that fits', () => {
  expect(valuesOf({ type: 'float', low: 0, high: 0.5, step: 0.1 })).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  expect(valuesOf({ type: 'int', low: 32, high: 100, step: 32 })).toEqual([32, 64, 96]);
  expect(valuesOf({ type: 'float', low: 0.001, high: 0.15, scale: 'log', step: 10 })).toEqual([0.001, 0.01, 0.1]);
  expect(valuesOf({ type: 'int', low: 16, high: 256, scale: 'log', step: 2 })).toEqual([16, 32, 64, 128, 256]);
});

test('the place of a value gives it back', () => {
  const dimensions = [
    { type: 'int', low: 8, high: 2048, scale: 'log' },
    { type: 'int', low: -3, high: 9, step: 3 },
    { type: 'int', low: 16, high: 300, scale: 'log', step: 2 },
    { type: 'float', low: 0.0003, high: 0.03, scale: 'log', step: 3.2 },
    { type: 'float', low: 0, high: 0.5, step: 0.05 },
  ] as const;
  for (const dimension of dimensions)
    for (const value of valuesOf(dimension) as number[]) expect(valueAt(dimension, placeOf(dimension, value))).toBe(value);
  const rate = { type: 'float', low: 1e-5, high: 0.1, scale: 'log' } as const;
  expect(valueAt(rate, placeOf(rate, 0.003))).toBeCloseTo(0.003, 12);
});
