/** Many points as cells: the darker, the more trials fell into one. */
import type { Bin } from '../contract.ts';
import { mix } from './colour.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';
import { countText } from './wording.ts';

/** The cells of a density as one series, or none where there are no bins. Opacity grows with the root of the count. */
export function densityOf(bins: readonly Bin[], look: ChartLook): Series[] {
  const most = Math.max(0, ...bins.map(({ count }) => count));
  if (most === 0) return [];
  const data = bins.filter(({ count }) => count > 0).map((bin) => cell(bin, most, look));
  return [{ label: 'density', data, showLine: false, pointRadius: 0 }];
}

function cell({ x0, x1, y0, y1, count }: Bin, most: number, look: ChartLook): FigurePoint {
  const fill = mix(look.background, look.neutral, 0.12 + 0.78 * Math.sqrt(count / most));
  return {
    x: (x0 + x1) / 2,
    y: (y0 + y1) / 2,
    text: `${countText(count)} ${count === 1 ? 'trial' : 'trials'}`,
    box: { x0, x1, y0, y1, fill },
  };
}
