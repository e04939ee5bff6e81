import type { LeafBoxes } from './leaf-boxes.ts';

/** What a tree says of the whole space, each place of which counts alike. */
export interface Decomposition {
  /** Of each column, the share of the variance of the predictions that it explains alone. */
  readonly mains: Float64Array;
  /** Of each pair, the share that the two explain beyond both alone. */
  readonly pairs: Float64Array;
}

export type Pair = readonly [first: number, second: number];

/**
 * The functional ANOVA of a regression tree (Hutter, Hoos and Leyton-Brown 2014, An efficient approach for assessing hyperparameter
 * importance, ICML, algorithm 2). Leaves are boxes, so that a marginal prediction is a sum over those that lie along it.
 *
 * @returns shares of the variance; 0 where the tree predicts the same everywhere
 */
export function fanova(boxes: LeafBoxes, pairs: readonly Pair[]): Decomposition {
  const { columns } = boxes;
  const mean = boxes.means.reduce((sum, value, leaf) => sum + value * boxes.volumes[leaf]!, 0);
  const variance = boxes.means.reduce((sum, value, leaf) => sum + (value - mean) ** 2 * boxes.volumes[leaf]!, 0);
  if (!(variance > 0)) return { mains: new Float64Array(columns), pairs: new Float64Array(pairs.length) };
  const mains = Float64Array.from({ length: columns }, (_, column) => mainVariance(boxes, column, mean) / variance);
  const together = Float64Array.from(pairs, ([first, second]) => {
    const alone = mains[first]! + mains[second]!;
    return Math.max(0, pairVariance(boxes, first, second, mean) / variance - alone);
  });
  return { mains, pairs: together };
}

/** The mean prediction at places of a column from 0 to 1, over all places of the others. */
export function marginalAt(boxes: LeafBoxes, column: number, places: Float64Array): Float64Array {
  const edges = boxes.edges[column]!;
  const cells = marginal(boxes, column);
  return places.map((place) => cells[Math.max(0, edges.findIndex((edge) => edge >= place) - 1)]!);
}

/** The same in each cell between two edges. */
function marginal({ columns, means, volumes, edges, from, to }: LeafBoxes, column: number): Float64Array {
  const places = edges[column]!;
  const steps = new Float64Array(places.length);
  for (let leaf = 0; leaf < means.length; leaf++) {
    const [begin, end] = [from[leaf * columns + column]!, to[leaf * columns + column]!];
    const share = (means[leaf]! * volumes[leaf]!) / (places[end]! - places[begin]!);
    if (!Number.isFinite(share)) continue;
    steps[begin]! += share;
    steps[end]! -= share;
  }
  let height = 0;
  return steps.subarray(0, -1).map((step) => (height += step));
}

function mainVariance(boxes: LeafBoxes, column: number, mean: number): number {
  const places = boxes.edges[column]!;
  return marginal(boxes, column).reduce((sum, value, at) => sum + (value - mean) ** 2 * (places[at + 1]! - places[at]!), 0);
}

/** The variance of the mean prediction over two columns. */
function pairVariance(
  { columns, means, volumes, edges, from, to }: LeafBoxes,
  first: number,
  second: number,
  mean: number,
): number {
  const [rows, places] = [edges[first]!, edges[second]!];
  const width = places.length;
  const steps = new Float64Array(rows.length * width);
  for (let leaf = 0; leaf < means.length; leaf++) {
    const [top, bottom] = [from[leaf * columns + first]!, to[leaf * columns + first]!];
    const [begin, end] = [from[leaf * columns + second]!, to[leaf * columns + second]!];
    const share = (means[leaf]! * volumes[leaf]!) / ((rows[bottom]! - rows[top]!) * (places[end]! - places[begin]!));
    if (!Number.isFinite(share)) continue;
    steps[top * width + begin]! += share;
    steps[top * width + end]! -= share;
    steps[bottom * width + begin]! -= share;
    steps[bottom * width + end]! += share;
  }
  let variance = 0;
  for (let row = 0; row < rows.length - 1; row++) {
    const height = rows[row + 1]! - rows[row]!;
    let [along, squares] = [0, 0];
    for (let place = 0; place < width - 1; place++) {
      const at = row * width + place;
      if (row > 0) steps[at]! += steps[at - width]!;
      along += steps[at]!;
      squares += (along - mean) ** 2 * (places[place + 1]! - places[place]!);
    }
    variance += squares * height;
  }
  return variance;
}
