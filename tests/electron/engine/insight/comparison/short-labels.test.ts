import { expect, test } from 'vitest';
import { shortLabels } from '../../../../../electron/engine/insight/comparison/short-labels.ts';

const short = (of: readonly string[]): readonly string[] => shortLabels(of.map((label) => ({ label })));

test('a label is shortened to its abbreviation, or to what stands before the brackets, unless two would be the same', () => {
  const labels = [
    'Hyperband',
    'Tree-structured Parzen estimator (TPE)',
    'Bayesian optimisation (Gaussian process)',
    'ASHA (eta 4)',
  ];
  expect(short(labels)).toEqual(['Hyperband', 'TPE', 'Bayesian optimisation', 'ASHA']);
  expect(short(['Hyperband', 'Hyperband (eta 4)', 'Random search 2x'])).toEqual([
    'Hyperband',
    'Hyperband (eta 4)',
    'Random search 2x',
  ]);
});

test('the same strategy for the second time keeps its number, and the first one its name', () => {
  const [tpe, bayesian] = ['Tree-structured Parzen estimator (TPE)', 'Bayesian optimisation (Gaussian process)'];
  expect(short([tpe, `${tpe} (2)`, bayesian, `${bayesian} (2)`, 'Hyperband (2)'])).toEqual([
    ...['TPE', 'TPE (2)', 'Bayesian optimisation', 'Bayesian optimisation (2)', 'Hyperband (2)'],
  ]);
});
