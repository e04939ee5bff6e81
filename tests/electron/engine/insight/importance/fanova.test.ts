import { expect, test } from 'vitest';
import { fanova, marginalAt } from '../../../../../electron/engine/insight/importance/fanova.ts';
import { growForest } from '../../../../../electron/engine/insight/importance/forest.ts';
import { leafBoxes } from '../../../../../electron/engine/insight/importance/leaf-boxes.ts';
import { growTree, ordersOf, type ForestTable } from '../../../../../electron/engine/insight/importance/tree.ts';
import { COST } from '../../../../../shared/measure.ts';
import type { Space } from '../../../../../shared/model.ts';
import { randomFor } from '../../../../../shared/random.ts';
import { everyRow, named, PLAIN, PLAIN_SPACE, tableOfTrials, UNSCALED_SPACE } from '../../../../support/importance-reference.ts';

/** Mains of a forest of 64 trees on the recorded trials. */
function mainsOf(space: Space) {
  const table = tableOfTrials(PLAIN.trials, space, COST);
  const { trees } = growForest(table.columns, table.losses, everyRow(table), 64, randomFor('fanova'));
  const mains = trees.map(({ tree }) => fanova(leafBoxes(tree, table.columns.length), []).mains);
  return named(
    table,
    table.columns.map((_, column) => mains.reduce((sum, one) => sum + one[column]!, 0)),
  );
}

test.each([
  ['on the scales of the search', PLAIN_SPACE, PLAIN.fanova],
  ['on linear scales', UNSCALED_SPACE, PLAIN.fanova_unscaled],
])('%s, shares are near those of Optuna, whose forest is another one', (_, space, expected) => {
  const shares = mainsOf(space);
  for (const [name, share] of Object.entries(expected)) expect(Math.abs(shares[name]! - share)).toBeLessThan(0.05);
});

/** A grid of two columns in cells, so that a tree knows the function exactly. */
function gridTree(cells: number, value: (first: number, second: number) => number) {
  const places = Array.from({ length: cells * cells }, (_, row) => [Math.floor(row / cells), row % cells] as const);
  const table: ForestTable = {
    columns: [0, 1].map((column) => Float64Array.from(places, (at) => (at[column]! + 0.5) / cells)),
    losses: Float64Array.from(places, ([first, second]) => value(first, second)),
  };
  const rows = Int32Array.from(places.keys());
  return leafBoxes(growTree(table, ordersOf(table, rows), new Float64Array(rows.length).fill(1)), 2);
}

test('a sum has no interaction, and its parts have their shares of the variance', () => {
  // The variances of 0, 1, 2, 3 and of three times that are as 1 to 9.
  const { mains, pairs } = fanova(
    gridTree(4, (first, second) => first + 3 * second),
    [[0, 1]],
  );
  expect(mains[0]).toBeCloseTo(0.1, 10);
  expect(mains[1]).toBeCloseTo(0.9, 10);
  expect(pairs[0]).toBeCloseTo(0, 10);
});

test('what neither explains alone, the two explain together', () => {
  const { mains, pairs } = fanova(
    gridTree(2, (first, second) => first ^ second),
    [[0, 1]],
  );
  expect([...mains, ...pairs].map((share) => Number(share.toFixed(10)))).toEqual([0, 0, 1]);
});

test('a product of centred numbers is all interaction, one of others in part', () => {
  // Of x y with x, y in 1, 2, 3: mains of variance 4 * 2/3 each, and (2/3)^2 together.
  const { mains, pairs } = fanova(
    gridTree(3, (first, second) => (first + 1) * (second + 1)),
    [[0, 1]],
  );
  const whole = 2 * 4 * (2 / 3) + (2 / 3) ** 2;
  expect(mains[0]).toBeCloseTo((4 * (2 / 3)) / whole, 10);
  expect(pairs[0]).toBeCloseTo((2 / 3) ** 2 / whole, 10);
});

test('the marginal is the mean over all places of the other column', () => {
  const boxes = gridTree(3, (first, second) => 10 * first + second ** 2);
  const at = Float64Array.from([0, 0.3, 0.5, 1]);
  expect([...marginalAt(boxes, 0, at)].map((value) => Number(value.toFixed(10)))).toEqual(
    [0, 0, 10, 20].map((value) => Number((value + 5 / 3).toFixed(10))),
  );
});

test('a tree that predicts the same everywhere explains nothing', () => {
  expect(
    fanova(
      gridTree(2, () => 1),
      [[0, 1]],
    ),
  ).toEqual({ mains: new Float64Array(2), pairs: new Float64Array(1) });
});
