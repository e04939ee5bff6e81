/** Many points as cells: the darker, the more trials fell into one. */
import { countedText } from '../format/count.ts';
import type { Bins } from '../plots.ts';
import type { Range } from './axis.ts';
import { mix } from './colour.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';

export interface Cell {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly count: number;
}

/** The cells in which trials fell; none where all trials are drawn one by one. */
export function cellsOf(bins: Bins | null): readonly Cell[] {
  if (bins === null) return [];
  const { xEdges, yEdges } = bins;
  return bins.cells.map(([column, row, count]) => ({
    x0: xEdges[column]!,
    x1: xEdges[column + 1]!,
    y0: yEdges[row]!,
    y1: yEdges[row + 1]!,
    count,
  }));
}

/** How many trials lie outside the axes: of the cells, where not every trial is a point, by their middles. */
export function countOutside(
  points: readonly { readonly x: number; readonly y: number }[],
  bins: Bins | null,
  x: Range,
  y: Range,
): number {
  const isOutside = (place: number, [low, high]: Range): boolean => place < low || place > high;
  if (bins === null) return points.filter((point) => isOutside(point.x, x) || isOutside(point.y, y)).length;
  return cellsOf(bins)
    .filter(({ x0, x1, y0, y1 }) => isOutside((x0 + x1) / 2, x) || isOutside((y0 + y1) / 2, y))
    .reduce((sum, { count }) => sum + count, 0);
}

/** The cells of a density as one series, or none where there are no bins. Opacity grows with the root of the count. */
export function densityOf(bins: Bins | null, look: ChartLook): Series[] {
  if (bins === null) return [];
  const cells = cellsOf(bins);
  const most = Math.max(...cells.map(({ count }) => count));
  return [{ label: 'density', data: cells.map((cell) => point(cell, most, look)), showLine: false, pointRadius: 0 }];
}

function point({ x0, x1, y0, y1, count }: Cell, most: number, look: ChartLook): FigurePoint {
  const fill = mix(look.background, look.neutral, 0.12 + 0.78 * Math.sqrt(count / most));
  return {
    x: (x0 + x1) / 2,
    y: (y0 + y1) / 2,
    text: `${countedText(count, 'trial')}`,
    box: { x0, x1, y0, y1, fill },
  };
}
