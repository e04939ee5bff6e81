import type { Tree } from './tree.ts';

/** The leaves of a tree as boxes that fill the unit cube; sides and edges of a box stand one after another, a column each. */
export interface LeafBoxes {
  readonly columns: number;
  /** What each leaf predicts. */
  readonly means: Float64Array;
  /** Of each leaf, the share of the cube that it fills. */
  readonly volumes: Float64Array;
  /** Of each column, the ascending places at which leaves begin and end, 0 and 1 among them. */
  readonly edges: readonly Float64Array[];
  /** Of each leaf and column, the edge at which it begins and the one at which it ends, by their place among the edges. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export function leafBoxes(tree: Tree, columns: number): LeafBoxes {
  const edges = edgesOf(tree, columns);
  const placeOf = edges.map((places) => new Map(Array.from(places, (place, at) => [place, at])));
  const leaves = tree.column.reduce((count, column) => count + Number(column >= 0), 1);
  const [means, volumes] = [new Float64Array(leaves), new Float64Array(leaves)];
  const [from, to] = [new Int32Array(leaves * columns), new Int32Array(leaves * columns)];
  let leaf = 0;
  const visit = (node: number, low: Int32Array, high: Int32Array): void => {
    const column = tree.column[node]!;
    if (column < 0) {
      means[leaf] = tree.mean[node]!;
      volumes[leaf] = edges.reduce((volume, places, at) => volume * (places[high[at]!]! - places[low[at]!]!), 1);
      from.set(low, leaf * columns);
      to.set(high, leaf * columns);
      leaf++;
      return;
    }
    const edge = placeOf[column]!.get(tree.threshold[node]!)!;
    visit(tree.left[node]!, low, high.with(column, edge));
    visit(tree.right[node]!, low.with(column, edge), high);
  };
  visit(
    0,
    new Int32Array(columns),
    Int32Array.from(edges, ({ length }) => length - 1),
  );
  return { columns, means, volumes, edges, from, to };
}

function edgesOf(tree: Tree, columns: number): readonly Float64Array[] {
  const thresholds = Array.from({ length: columns }, () => new Set([0, 1]));
  for (let node = 0; node < tree.column.length; node++) thresholds[tree.column[node]!]?.add(tree.threshold[node]!);
  return thresholds.map((places) => Float64Array.from(places).sort());
}
