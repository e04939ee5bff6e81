/** Many points as counts on a grid. */
import type { Bins } from '../../shared/plots.ts';
import type { Divisions } from './divisions.ts';
import type { Places } from './places.ts';

export function binned({ x, y }: Places, across: Divisions, up: Divisions): Bins {
  const columns = across.labels.length;
  const counts = new Uint32Array(columns * up.labels.length);
  for (let at = 0; at < x.length; at++) counts[up.cell(y[at]!) * columns + across.cell(x[at]!)]! += 1;
  return {
    xEdges: across.edges,
    yEdges: up.edges,
    cells: Array.from(counts, (count, cell) => [cell % columns, Math.floor(cell / columns), count] as const).filter(
      ([, , count]) => count > 0,
    ),
  };
}
