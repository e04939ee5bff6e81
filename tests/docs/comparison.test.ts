/** The page that compares the strategies, and what the README says of it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMPARISONS, comparisonFigures } from '../../bench/comparison-figures.ts';

const page = readFileSync('docs/comparison.md', 'utf8');

test.each(COMPARISONS)('$heading: the figures are concluded from the sample', (comparison) => {
  expect(page).toContain(comparisonFigures(comparison));
});

test('the README’s shares of random search’s epochs are those of the page', () => {
  const readme = readFileSync('README.md', 'utf8');
  for (const [title, name] of [
    ['Bayesian optimisation (Gaussian process)', 'Bayesian optimisation needs'],
    ['Tree-structured Parzen estimator (TPE)', 'TPE'],
    ['Hyperband', 'Hyperband'],
  ] as const) {
    const said = page.slice(page.indexOf('Of the epochs that random search takes'));
    const [, share, low, high] = /(\d+) % \(95 % interval (\d+) % to (\d+) %\)/.exec(said.slice(said.indexOf(title)))!;
    expect(readme).toContain(`${name} ${share} % (${low} to ${high} %)`);
  }
});
