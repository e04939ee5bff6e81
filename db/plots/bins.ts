/** Many points as counts on a grid. */
import type { Bin } from '../../shared/contract.ts';
import type { Divisions } from './divisions.ts';

export interface BinnedPoint {
  readonly x: number;
  readonly y: number;
  readonly value: number | null;
}

/** Cells with at least one point, row by row from the lowest y; `meanValue` is over the points that have a value. */
export function binned(points: readonly BinnedPoint[], across: Divisions, up: Divisions): readonly Bin[] {
  const columns = across.labels.length;
  const cells = columns * up.labels.length;
  const [counts, valued, sums] = [new Uint32Array(cells), new Uint32Array(cells), new Float64Array(cells)];
  for (const { x, y, value } of points) {
    const cell = up.cell(y) * columns + across.cell(x);
    counts[cell]! += 1;
    if (value === null) continue;
    valued[cell]! += 1;
    sums[cell]! += value;
  }
  return Array.from(counts, (count, cell) => ({
    ...edgesOf(across, cell % columns, 'x'),
    ...edgesOf(up, Math.floor(cell / columns), 'y'),
    count,
    meanValue: valued[cell] ? sums[cell]! / valued[cell] : null,
  })).filter(({ count }) => count > 0);
}

function edgesOf<Name extends 'x' | 'y'>(
  { edges }: Divisions,
  cell: number,
  name: Name,
): Record<`${Name}0` | `${Name}1`, number> {
  return { [`${name}0`]: edges[cell]!, [`${name}1`]: edges[cell + 1]! } as Record<`${Name}0` | `${Name}1`, number>;
}
