/** Writes the names of series at the ends of their lines, in place of a legend. */
import type { Chart, ChartType, Plugin } from 'chart.js';
import type { FigurePoint, Series } from './series.ts';
import type { ChartLook } from './look.ts';
import type { Pen } from './pen.ts';

declare module 'chart.js' {
  interface PluginOptionsByType<TType extends ChartType> {
    endLabels: { look: ChartLook };
  }
}

const SWATCH_PX = 14;
const GAP_PX = 4;

export const endLabels: Plugin<'line', { look: ChartLook }> = {
  id: 'endLabels',
  afterDatasetsDraw(chart: Chart<'line'>, _args, { look }) {
    const named = (chart.data.datasets as unknown as Series[]).filter(({ endLabel, data }) => endLabel && lastPoint(data));
    const pen = chart.ctx as unknown as Pen;
    const { right, top, bottom } = chart.chartArea;
    const wanted = named.map(({ data }) => chart.scales['y']!.getPixelForValue(lastPoint(data)!.y));
    const heights = keepApart(wanted, look.font.sizePx + 3, top, bottom);
    pen.save();
    pen.font = `${look.font.sizePx}px ${look.font.family}`;
    pen.textAlign = 'left';
    pen.textBaseline = 'middle';
    named.forEach((series, at) => writeLabel(pen, series, right + GAP_PX, heights[at]!, look));
    pen.restore();
  },
};

function writeLabel(pen: Pen, series: Series, x: number, y: number, look: ChartLook): void {
  pen.strokeStyle = String(series.borderColor);
  pen.lineWidth = 2;
  pen.setLineDash([...((series.borderDash as number[] | undefined) ?? [])]);
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x + SWATCH_PX, y);
  pen.stroke();
  pen.setLineDash([]);
  pen.fillStyle = look.text;
  pen.fillText(series.label, x + SWATCH_PX + GAP_PX, y);
}

/** Pixels right of the chart that its end labels need; text is estimated, as nothing can be measured before drawing. */
export function roomForLabels(series: readonly Series[], look: ChartLook): number {
  const longest = Math.max(0, ...series.filter(({ endLabel }) => endLabel).map(({ label }) => label.length));
  return longest === 0 ? 0 : Math.ceil(longest * look.font.sizePx * 0.56) + SWATCH_PX + 2 * GAP_PX;
}

/**
 * Moves heights apart until neighbours have at least a gap, keeping their order and moving each as little as a sweep down
 * and a sweep up allow; between `top` and `bottom` where there is room.
 */
export function keepApart(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, at) => at).sort((left, right) => wanted[left]! - wanted[right]!);
  const placed = [...wanted];
  order.forEach((at, place) => {
    const above = place === 0 ? top - gap : placed[order[place - 1]!]!;
    placed[at] = Math.max(wanted[at]!, above + gap);
  });
  order.toReversed().forEach((at, place) => {
    const below = place === 0 ? bottom + gap : placed[order[order.length - place]!]!;
    placed[at] = Math.min(placed[at]!, below - gap);
  });
  return placed;
}

function lastPoint(data: readonly FigurePoint[]): FigurePoint | undefined {
  return data.findLast(({ y }) => Number.isFinite(y));
}
