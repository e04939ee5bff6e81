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

const SOONER = ['Bayesian optimisation (Gaussian process)', 'Tree-structured Parzen estimator (TPE)', 'Hyperband'];

/** "55 % (48 to 64 %)", of the first table of arms. */
function shareOf(title: string, column: string): string {
  const rows = page.split('\n').map((line) => line.split(' | '));
  const place = rows.find((row) => row.includes(column))!.indexOf(column);
  const [, share, low, high] = /(\d+) % (\d+) % to (\d+) %/.exec(
    rows.find((row) => row[0] === `| ${title}` && row.length > place)![place]!,
  )!;
  return `${share} % (${low} to ${high} %)`;
}

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
  const [bayesian, tpe, hyperband] = SOONER.map((title) => shareOf(title, 'In the mean'));
  expect(readme).toContain(`each counted up to its budget, it is ${bayesian}, ${tpe} and ${hyperband}:`);
  expect(readme).toContain('(0.8653) the median search by ');
});

test('the README’s shares of random search’s epochs are those of the page', () => {
  const readme = readFileSync('README.md', 'utf8');
  const [bayesian, tpe, hyperband] = SOONER.map((title) => shareOf(title, 'Of random’s epochs'));
  for (const said of [`Bayesian optimisation needs ${bayesian}`, `TPE ${tpe}`, `Hyperband ${hyperband}`])
    expect(readme).toContain(said);
});
