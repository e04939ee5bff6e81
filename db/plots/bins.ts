/** Many points as counts on a grid. */
import type { Bins } from '../../shared/contract.ts';
import type { Divisions } from './divisions.ts';

export interface BinnedPoint {
  readonly x: number;
  readonly y: number;
}

export function binned(points: readonly BinnedPoint[], across: Divisions, up: Divisions): Bins {
  const columns = across.labels.length;
  const counts = new Uint32Array(columns * up.labels.length);
  for (const { x, y } of points) counts[up.cell(y) * columns + across.cell(x)]! += 1;
  return {
    xEdges: across.edges,
    yEdges: up.edges,
    cells: Array.from(counts, (count, cell) => [cell % columns, Math.floor(cell / columns), count] as const).filter(
      ([, , count]) => count > 0,
    ),
  };
}
