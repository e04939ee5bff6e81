/** The page that compares the strategies, and what the README says of it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMPARISONS, comparisonFigures } from '../../bench/comparison-figures.ts';
import { sampleFile } from '../../bench/sample-file.ts';
import { openStore } from '../../db/open-store.ts';
import { importSample } from '../../electron/engine/samples.ts';
import { mean } from '../../shared/statistics/mean.ts';
import { quantile } from '../../shared/statistics/quantile.ts';

const page = readFileSync('docs/comparison.md', 'utf8');

test.each(COMPARISONS)('$heading: the figures are concluded from the sample', (comparison) => {
  expect(page).toContain(comparisonFigures(comparison));
});

test('how the epochs to a target compare depends on the target in the median, less so in the mean', () => {
  const store = openStore(':memory:');
  const [experiment] = store.experiments(importSample(store, sampleFile('fashion-mnist-recorded.db'))[0]!);
  const runs = store.experimentRuns(experiment!.id);
  store.close();
  const pathsOf = (strategy: string) => {
    const arm = experiment!.arms.findIndex(({ strategy: { name } }) => name === strategy);
    return runs.flatMap((run) => (run.arm === arm ? [run.path] : []));
  };
  const epochsTo = (target: number, strategy: string): readonly number[] =>
    pathsOf(strategy).map((path) => path.find(({ confirm }) => confirm! >= target)?.epochs ?? Infinity);
  const percentOf = (target: number, strategy: string, middle: (epochs: readonly number[]) => number): string => {
    const [own, random] = [strategy, 'random'].map((name) => middle(epochsTo(target, name)));
    return `${Math.round((100 * own!) / random!)} %`;
  };
  const median = (epochs: readonly number[]): number => quantile(epochs, 0.5);
  const withinBudget = (epochs: readonly number[]): number =>
    mean(epochs.map((each) => Math.min(each, experiment!.budget.amount)));
  const final = quantile(
    pathsOf('random').map((path) => path.at(-1)!.confirm!),
    0.5,
  );
  const all = (target: number, middle: typeof median): readonly string[] =>
    ['bayesian', 'tpe', 'hyperband'].map((name) => percentOf(target, name, middle));
  expect([final.toFixed(4), all(final, withinBudget), all(0.864, withinBudget)]).toEqual([
    '0.8653',
    ['72 %', '74 %', '71 %'],
    ['70 %', '71 %', '69 %'],
  ]);
  expect([all(final, median), all(0.864, median)]).toEqual([
    ['55 %', '55 %', '56 %'],
    ['76 %', '71 %', '50 %'],
  ]);
  const [readme, text] = ['README.md', 'docs/comparison.md'].map((file) => readFileSync(file, 'utf8').replace(/\s+/g, ' '));
  expect(text).toContain(
    'it is 55 % at 0.8653 and 76 % at 0.8640 for Bayesian optimisation, 56 % and 50 % for Hyperband. The mean over all searches',
  );
  expect(text).toContain(
    'Bayesian optimisation needs 72 %, TPE 74 % and Hyperband 71 % of the epochs of random search, at 0.8640 70, 71 and 69 %.',
  );
  const [, said] = /In the mean over all searches, each counted up to the budget, it is (.*)/.exec(page)!;
  const [, hyperband, bayesian, tpe] = [...said!.matchAll(/(\d+) % \((\d+) % to (\d+) %\)/g)].map(
    ([, share, low, high]) => `${share} % (${low} to ${high} %)`,
  );
  expect(readme).toContain(`each counted up to its budget, it is ${bayesian}, ${tpe} and ${hyperband}:`);
  expect(readme).toContain('(0.8653) the median search by ');
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
