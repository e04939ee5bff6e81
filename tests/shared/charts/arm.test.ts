import { expect, test } from 'vitest';
import { alikeBefore } from '../../../shared/charts/arm.ts';
import { armNamed, RANDOM_ARMS } from '../../support/experiment-runs.ts';

test('counts the arms before one that have its strategy and its budget', () => {
  const arms = [...RANDOM_ARMS, armNamed('Hyperband', 'hyperband'), armNamed('Random search (Median rule)')];
  expect(arms.map((_, at) => alikeBefore(arms, at))).toEqual([0, 0, 0, 1]);
});
