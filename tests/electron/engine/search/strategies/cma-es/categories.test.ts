import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  drawCategories,
  evenCategories,
  learnCategories,
} from '../../../../../../electron/engine/search/strategies/cma-es/categories.ts';
import { constantsFor } from '../../../../../../electron/engine/search/strategies/cma-es/constants.ts';
import { randomFor } from '../../../../../../shared/random.ts';

const recorded = JSON.parse(readFileSync('tests/fixtures/cmaes/updates.json', 'utf8')) as {
  readonly categories: readonly {
    readonly counts: readonly number[];
    readonly population: number;
    readonly steps: readonly {
      readonly indices: readonly (readonly number[])[];
      readonly losses: readonly number[];
      readonly shares: readonly (readonly number[])[];
    }[];
  }[];
};

test.each(recorded.categories)('shares are those of cmaes, case $#', ({ counts, population, steps }) => {
  const { weights, selected } = constantsFor(1, population);
  let categories = evenCategories(counts);
  for (const { indices, losses, shares } of steps) {
    const best = losses
      .map((_, at) => at)
      .toSorted((left, right) => losses[left]! - losses[right]!)
      .slice(0, selected)
      .map((at) => indices[at]!);
    categories = learnCategories(categories, best, weights.subarray(0, selected));
    shares.flat().forEach((share, at) => expect(categories.shares.flatMap((each) => [...each])[at]).toBeCloseTo(share, 6));
  }
});

test('one-sided results keep all categories within reach', () => {
  const { weights, selected } = constantsFor(1, 8);
  let categories = evenCategories([4, 2]);
  for (let generation = 0; generation < 200; generation++) {
    const members = Array.from({ length: selected }, () => [2, 0]);
    categories = learnCategories(categories, members, weights.subarray(0, selected));
  }
  const margin = 1 - Math.sqrt(0.73);
  expect(categories.shares[0]!.map((share) => Math.round(share * 1e6) / 1e6)).toEqual(
    Float64Array.of(margin / 3, margin / 3, 1 - margin, margin / 3).map((share) => Math.round(share * 1e6) / 1e6),
  );
});

test('an unknown category says nothing', () => {
  const before = evenCategories([3]);
  expect(learnCategories(before, [[NaN], [NaN]], Float64Array.of(0.7, 0.3))).toEqual(before);
});

test('draws are as frequent as the shares say', () => {
  const categories = { ...evenCategories([3]), shares: [Float64Array.of(0.2, 0.7, 0.1)] };
  const random = randomFor('categories');
  const draws = Array.from({ length: 10_000 }, () => drawCategories(categories, random)[0]);
  expect(draws.filter((drawn) => drawn === 1).length / 10_000).toBeCloseTo(0.7, 1);
  expect(draws.filter((drawn) => drawn === 2).length / 10_000).toBeCloseTo(0.1, 1);
});
