import { expect, test } from 'vitest';
import { defaultParams } from '../../../../shared/network/hyperparameters.ts';
import type { Space } from '../../../../shared/model.ts';
import { draftOf, fieldsOf, paramsOf, refusalsOf, sameParams } from '../../../../renderer/components/trial/changed-copy.ts';
import { SPACE, trialOf } from '../../../support/window-data.ts';

const { params } = trialOf();
const ADAM = { learning_rate: 0.01, dropout_rate: 0.1, units: 64, optimizer: 'adam', batch_normalization: false, patience: 5 };

test('an unchanged form means the configuration that it came from', () => {
  for (const configuration of [params, ADAM])
    expect(paramsOf(draftOf(configuration, defaultParams, SPACE), SPACE)).toEqual(configuration);
});

test('a dimension that becomes active starts at the default that the space allows, else at its lowest value', () => {
  const draft = draftOf(ADAM, defaultParams, SPACE);
  expect(fieldsOf(draft, SPACE)).not.toContain('momentum');
  const changed = { ...draft, optimizer: 'momentum' };
  expect(fieldsOf(changed, SPACE)).toContain('momentum');
  expect(paramsOf(changed, SPACE)).toEqual({ ...ADAM, optimizer: 'momentum', momentum: 0.9 });
  const narrow: Space = { ...SPACE, momentum: { type: 'float', low: 0.1, high: 0.2, when: { optimizer: ['momentum'] } } };
  expect(draftOf(ADAM, defaultParams, narrow)['momentum']).toBe(0.1);
});

test('a dimension that is no longer active leaves the configuration, and what depends on it goes, too', () => {
  const chain: Space = {
    optimizer: { type: 'categorical', values: ['adam', 'momentum'] },
    momentum: { type: 'categorical', values: [0.5, 0.9], when: { optimizer: ['momentum'] } },
    rho: { type: 'float', low: 0, high: 1, when: { momentum: [0.9] } },
  };
  const draft = { optimizer: 'momentum', momentum: 0.9, rho: 0.3 };
  expect(paramsOf(draft, chain)).toEqual(draft);
  expect(paramsOf({ ...draft, optimizer: 'adam' }, chain)).toEqual({ optimizer: 'adam' });
});

test('what is the same in every trial has no field and is kept', () => {
  const draft = draftOf(params, defaultParams, SPACE);
  expect(fieldsOf(draft, SPACE)).toEqual([
    'learning_rate',
    'dropout_rate',
    'units',
    'optimizer',
    'momentum',
    'batch_normalization',
  ]);
  expect(paramsOf(draft, SPACE)['patience']).toBe(5);
});

test.each([
  ['units', 513, 'units is 513; the space allows a whole number from 32 to 512.'],
  ['units', 64.5, 'units is 64.5; the space allows a whole number from 32 to 512.'],
  ['units', undefined, 'units is empty; the space allows a whole number from 32 to 512.'],
  ['learning_rate', Number.NaN, 'learning_rate is not a number; the space allows 1e-4 to 0.1.'],
  ['learning_rate', 0.2, 'learning_rate is 0.2; the space allows 1e-4 to 0.1.'],
  ['dropout_rate', 0.25, 'dropout_rate is 0.25; the space allows 0 to 0.4 in steps of 0.1.'],
  ['optimizer', 'sgd', 'Choose adam or momentum.'],
])('%s %s is refused in words', (name, value, sentence) => {
  const draft = { ...draftOf(params, defaultParams, SPACE), [name]: value };
  expect(refusalsOf(draft, SPACE)).toEqual({ [name]: sentence });
});

test.each([
  ['learning_rate', 1e-4],
  ['dropout_rate', 0.3],
  ['units', 512],
  ['batch_normalization', true],
])('%s %s is allowed', (name, value) => {
  expect(refusalsOf({ ...draftOf(params, defaultParams, SPACE), [name]: value }, SPACE)).toEqual({});
});

test('a field that is not shown is not held against the copy', () => {
  expect(refusalsOf({ ...draftOf(ADAM, defaultParams, SPACE), momentum: Number.NaN }, SPACE)).toEqual({});
});

test('configurations are the same whatever the order of their names', () => {
  expect(sameParams({ a: 1, b: true }, { b: true, a: 1 })).toBe(true);
  expect(sameParams({ a: 1 }, { a: 1, b: true })).toBe(false);
});
