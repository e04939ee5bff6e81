import type { Random } from '../../../../shared/random.ts';
import { growTree, ordersOf, type ForestTable, type Tree } from './tree.ts';
import type { TrialColumn } from './trial-table.ts';

/** A random forest (Breiman 2001): trees on resamples of the rows, with all columns at every split. */
export interface Forest {
  /** Places of all columns run from 0 to 1. */
  readonly table: ForestTable;
  /** Of each column without an order, the place that each of its categories has in the table; null of others. */
  readonly categories: readonly (Float64Array | null)[];
  readonly trees: readonly GrownTree[];
}

export interface GrownTree {
  readonly tree: Tree;
  /** Rows of the forest that the tree has not seen. */
  readonly unseen: Int32Array;
}

/**
 * Grows a forest. Categories stand in the order of their mean loss, in the middle of cells of one width, so that one threshold parts them as
 * well as any set would (Wright and König 2019, Splitting on categorical predictors in random forests).
 *
 * @param rows of the columns to resample, one as often as it counts; every column is active in them
 */
export function growForest(
  columns: readonly TrialColumn[],
  losses: Float64Array,
  rows: Int32Array,
  trees: number,
  random: Random,
): Forest {
  const categories = columns.map((column) => (column.ordered ? null : inOrder(column, losses, rows)));
  const places = columns.map((column, at) => {
    const cells = categories[at];
    return cells ? column.places.map((category) => cells[category] ?? NaN) : column.places;
  });
  const table: ForestTable = { columns: places, losses };
  const distinct = Int32Array.from(new Set(rows));
  const orders = ordersOf(table, distinct);
  const grown = Array.from({ length: trees }, () => {
    const weights = new Float64Array(losses.length);
    for (let draw = 0; draw < rows.length; draw++) weights[rows[random.below(rows.length)]!]!++;
    return { tree: growTree(table, orders, weights), unseen: distinct.filter((row) => weights[row] === 0) };
  });
  return { table, categories, trees: grown };
}

/** Of each category the place of its rank by mean loss; those without a trial come last. */
function inOrder({ count, places }: TrialColumn, losses: Float64Array, rows: Int32Array): Float64Array {
  const [sums, counts] = [new Float64Array(count), new Float64Array(count)];
  for (const row of rows) {
    sums[places[row]!]! += losses[row]!;
    counts[places[row]!]!++;
  }
  const means = sums.map((sum, category) => (counts[category] === 0 ? Number.MAX_VALUE : sum / counts[category]!));
  const cells = new Float64Array(count);
  [...means.keys()]
    .toSorted((one, other) => means[one]! - means[other]!)
    .forEach((category, rank) => (cells[category] = (rank + 0.5) / count));
  return cells;
}
