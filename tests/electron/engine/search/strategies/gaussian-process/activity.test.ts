import { expect, test } from 'vitest';
import { axesOf, encode } from '../../../../../../electron/engine/search/coordinates.ts';
import { createHyperparams } from '../../../../../../electron/engine/search/create-hyperparams.ts';
import { maskOf } from '../../../../../../electron/engine/search/strategies/gaussian-process/activity.ts';
import type { Space } from '../../../../../../shared/model.ts';
import { randomFor } from '../../../../../../shared/random.ts';
import { SPACES } from '../../../../../support/strategy-conformance.ts';

/** Conditions on a category, on a number, on a fixed value and on what is conditional itself, in any order. */
const NESTED: Space = {
  decay: { type: 'float', low: 0, high: 1, when: { momentum: [3] } },
  momentum: { type: 'int', low: 1, high: 3, when: { optimizer: ['sgd'] } },
  optimizer: { type: 'categorical', values: ['sgd', 'adam'] },
  depth: { type: 'fixed', value: 2 },
  width: { type: 'float', low: 0, high: 1, when: { depth: [2] } },
  never: { type: 'float', low: 0, high: 1, when: { depth: [1] } },
};

test('what a space leaves out of a configuration is inactive in its point, and nothing else', () => {
  for (const space of [NESTED, ...Object.values(SPACES)]) {
    const axes = axesOf(space);
    const mask = maskOf(space, axes);
    for (let seed = 0; seed < 40; seed++) {
      const point = encode(axes, createHyperparams(space, randomFor('activity', seed)));
      const given = point.map((coordinate) => (Number.isNaN(coordinate) ? 0 : coordinate));
      expect(mask(given)).toEqual(point);
    }
  }
});

test('a condition of a condition is followed, whatever the value of what is inactive', () => {
  const axes = axesOf(NESTED);
  const at = (name: string): number => axes.findIndex((axis) => axis.name === name);
  const point = new Float64Array(axes.length).fill(0.5);
  point[at('momentum')] = 0.9;
  point[at('optimizer')] = 1;
  const masked = maskOf(NESTED, axes)(point);
  const inactive = axes.filter((_, place) => Number.isNaN(masked[place]!)).map(({ name }) => name);
  expect(inactive.toSorted()).toEqual(['decay', 'momentum', 'never']);
  expect(Number.isNaN(point[at('decay')]!)).toBe(false);
});
