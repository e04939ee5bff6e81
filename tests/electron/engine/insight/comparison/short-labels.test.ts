import { expect, test } from 'vitest';
import { shortLabels } from '../../../../../electron/engine/insight/comparison/short-labels.ts';

test('a label is shortened to its abbreviation, or to what stands before the brackets, unless two would be the same', () => {
  const labels = [
    'Hyperband',
    'Tree-structured Parzen estimator (TPE)',
    'Bayesian optimisation (Gaussian process)',
    'ASHA (eta 4)',
  ];
  const short = (of: readonly string[]): readonly string[] => shortLabels(of.map((label) => ({ label })));
  expect(short(labels)).toEqual(['Hyperband', 'TPE', 'Bayesian optimisation', 'ASHA']);
  expect(short(['Hyperband', 'Hyperband (eta 4)', 'Random search 2x'])).toEqual([
    'Hyperband',
    'Hyperband (eta 4)',
    'Random search 2x',
  ]);
});
