/** Regression trees as in CART (Breiman, Friedman, Olshen and Stone 1984), grown until the leaves are pure. */

/** Trials of which every column has a place, in the rows that a tree is grown on. */
export interface ForestTable {
  readonly columns: readonly Float64Array[];
  readonly losses: Float64Array;
}

/** Nodes in order of their making, the root first; of a leaf `column` is -1. */
export interface Tree {
  readonly column: Int32Array;
  /** Places up to it go left. */
  readonly threshold: Float64Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** The mean loss of its rows. */
  readonly mean: Float64Array;
}

/** The rows in the order of each column: sorted once for all trees. */
export function ordersOf({ columns }: ForestTable, rows: Int32Array): readonly Int32Array[] {
  return columns.map((places) => rows.toSorted((one, other) => places[one]! - places[other]!));
}

interface Split {
  readonly column: number;
  readonly threshold: number;
}

/**
 * Grows a tree.
 *
 * @param orders of `ordersOf`
 * @param weights of each row, how often it was drawn; rows of weight 0 are left out, at least one is above
 */
export function growTree({ columns, losses }: ForestTable, orders: readonly Int32Array[], weights: Float64Array): Tree {
  const count = weights.reduce((rows, weight) => rows + Number(weight > 0), 0);
  const drawn = orders.map((order) => drawnOf(order, weights, count));
  const size = 2 * count - 1;
  const tree: Tree = {
    column: new Int32Array(size).fill(-1),
    threshold: new Float64Array(size),
    left: new Int32Array(size),
    right: new Int32Array(size),
    mean: new Float64Array(size),
  };
  const goesLeft = new Uint8Array(losses.length);
  const aside = new Int32Array(count);
  const open: [node: number, from: number, to: number][] = [[0, 0, count]];
  let nodes = 1;
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, from, to] = next;
    const split = splitOf(from, to, node);
    if (!split) continue;
    tree.column[node] = split.column;
    tree.threshold[node] = split.threshold;
    const middle = part(split, from, to);
    const [left, right] = [nodes++, nodes++];
    tree.left[node] = left;
    tree.right[node] = right;
    open.push([right, middle, to], [left, from, middle]);
  }
  return tree;

  /** The split that leaves the least variance, and the mean of the node; null where its rows are alike. */
  function splitOf(from: number, to: number, node: number): Split | null {
    const rows = drawn[0]!;
    let [weight, sum, least, most] = [0, 0, Infinity, -Infinity];
    for (let at = from; at < to; at++) {
      const row = rows[at]!;
      const loss = losses[row]!;
      weight += weights[row]!;
      sum += weights[row]! * loss;
      if (loss < least) least = loss;
      if (loss > most) most = loss;
    }
    const mean = sum / weight;
    tree.mean[node] = mean;
    if (least === most) return null;
    let [found, bestGain, threshold] = [-1, -1, 0];
    for (let column = 0; column < columns.length; column++) {
      const places = columns[column]!;
      const order = drawn[column]!;
      let [weightLeft, sumLeft] = [0, 0];
      let place = places[order[from]!]!;
      for (let at = from; at < to - 1; at++) {
        const row = order[at]!;
        weightLeft += weights[row]!;
        // Around the mean, so that large losses that differ little keep their digits.
        sumLeft += weights[row]! * (losses[row]! - mean);
        const nextPlace = places[order[at + 1]!]!;
        if (nextPlace === place) continue;
        const gain = (sumLeft * sumLeft) / weightLeft + (sumLeft * sumLeft) / (weight - weightLeft);
        if (gain > bestGain) [found, bestGain, threshold] = [column, gain, between(place, nextPlace)];
        place = nextPlace;
      }
    }
    return found < 0 ? null : { column: found, threshold };
  }

  /** Brings the rows that go left before those that go right, in every column's order; returns where the right ones begin. */
  function part({ column, threshold }: Split, from: number, to: number): number {
    const places = columns[column]!;
    const rows = drawn[0]!;
    for (let at = from; at < to; at++) goesLeft[rows[at]!] = Number(places[rows[at]!]! <= threshold);
    let middle = from;
    for (const order of drawn) {
      middle = from;
      let kept = 0;
      for (let at = from; at < to; at++) {
        const row = order[at]!;
        if (goesLeft[row] === 1) order[middle++] = row;
        else aside[kept++] = row;
      }
      order.set(aside.subarray(0, kept), middle);
    }
    return middle;
  }
}

/** The rows that were drawn, in their order: by hand, since `filter` takes three times as long and this is done for every tree. */
function drawnOf(order: Int32Array, weights: Float64Array, count: number): Int32Array {
  const drawn = new Int32Array(count);
  let next = 0;
  for (let at = 0; at < order.length; at++) if (weights[order[at]!]! > 0) drawn[next++] = order[at]!;
  return drawn;
}

/** Half way, and always below the higher one, so that both sides have a row. */
function between(low: number, high: number): number {
  const middle = (low + high) / 2;
  return middle < high ? middle : low;
}

/** The loss that the tree predicts where a row has these places. */
export function predicted(tree: Tree, placeIn: (column: number) => number): number {
  let node = 0;
  for (let column = tree.column[0]!; column >= 0; column = tree.column[node]!) {
    node = placeIn(column) <= tree.threshold[node]! ? tree.left[node]! : tree.right[node]!;
  }
  return tree.mean[node]!;
}
