/** The prices of the clock in the catalogue, and on the page for people, are those that the benchmarks measured. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { strategyNamed } from '../../electron/engine/search/catalogue.ts';
import { mean } from '../../shared/statistics/mean.ts';
import { MOST_CLOCK_PRICE } from '../../shared/width.ts';

const ROW = /^\| ([a-z-]+) +\| +([28]) \| \d+ % +\| +[-\d.]+ \| +([-\d.]+) \|$/gm;
const page = readFileSync('docs/benchmarks.md', 'utf8');
const [section] = page.slice(page.indexOf('\n## width\n') + 1).split('\n## ', 1);
const measured = Map.groupBy(
  [...section!.matchAll(ROW)].map(([, name, workers, price]) => ({ key: `${name} ${workers}`, price: Number(price) })),
  ({ key }) => key,
);

test.each([...measured])('%s: the price of the catalogue is the mean of those measured', (key, prices) => {
  const [name, workers] = key.split(' ');
  const { clockPrice } = strategyNamed(name!);
  const stated = workers === '2' ? clockPrice!.twoWorkers : clockPrice!.eightWorkers;
  const found = mean(prices.map(({ price }) => price));
  expect(Math.abs(stated - found)).toBeLessThan(0.1);
  expect(stated > MOST_CLOCK_PRICE).toBe(found > MOST_CLOCK_PRICE);
});

test('every strategy with a price of its own is measured', () => {
  expect(measured.size).toBe(20);
});

test('the page on reproducibility states the prices of the catalogue', () => {
  const text = readFileSync('docs/reproducibility.md', 'utf8');
  for (const name of new Set([...measured.keys()].map((key) => key.split(' ')[0]!))) {
    const { twoWorkers, eightWorkers } = strategyNamed(name).clockPrice!;
    expect(text).toContain(`| \`${name}\` | ${twoWorkers.toFixed(1)} | ${eightWorkers.toFixed(1)} |`);
  }
});
