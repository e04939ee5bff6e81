import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../electron/engine/search/catalogue.ts';

const document = readFileSync('docs/reproducibility.md', 'utf8');
const PRICE = /^\| `([a-z-]+)` \| ([\d.]+) \| ([\d.]+) \|$/gm;

test('the page states what the clock costs each strategy, as the catalogue does; the others pay as random search', () => {
  const stated = new Map(
    [...document.matchAll(PRICE)].map(([, name, two, eight]) => [
      name!,
      { twoWorkers: Number(two), eightWorkers: Number(eight) },
    ]),
  );
  expect(stated.size).toBe(10);
  for (const { name, clockPrice } of CATALOGUE)
    expect([name, clockPrice]).toEqual([name, stated.get(name) ?? stated.get('random')]);
});
