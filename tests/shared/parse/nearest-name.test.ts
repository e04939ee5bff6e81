import { expect, it } from 'vitest';
import { nearestName } from '../../../shared/parse/nearest-name.ts';

const known = ['units', 'l2', 'rho', 'learning_rate', 'beta_1', 'beta_2'];

it.each([
  ['unit', 'units'],
  ['unist', 'units'],
  ['Learning-Rate', 'learning_rate'],
  ['learningrate', 'learning_rate'],
  ['beta1', 'beta_1'],
  ['beta_3', 'beta_1'],
  ['lr', null],
  ['foo', null],
  ['temperature', null],
  ['', null],
])('%s is nearest to %s', (name, expected) => {
  expect(nearestName(name, known)).toBe(expected);
});
