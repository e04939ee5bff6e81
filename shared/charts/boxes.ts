/** Draws the points that have a box as filled rectangles below the lines: cells, spans of time, bins of a density. */
import type { Chart, Plugin } from 'chart.js';
import { inkOn } from './colour.ts';
import type { Box, FigurePoint } from './series.ts';
import type { Pen } from './pen.ts';

export const boxes: Plugin<'line'> = {
  id: 'boxes',
  beforeDatasetsDraw(chart: Chart<'line'>) {
    const pen = chart.ctx as unknown as Pen;
    const { left, top, width, height } = chart.chartArea;
    pen.save();
    pen.beginPath();
    pen.rect(left, top, width, height);
    pen.clip();
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    for (const { data } of chart.data.datasets)
      for (const { box } of data as unknown as FigurePoint[]) if (box) drawBox(pen, chart, box);
    pen.restore();
  },
};

function drawBox(pen: Pen, chart: Chart<'line'>, box: Box): void {
  const { left, top, width, height } = placeBox(
    box,
    (x) => pixel(chart, 'x', x),
    (y) => pixel(chart, 'y', y),
  );
  const short = box.fill.slice(0, 7);
  pen.fillStyle = box.fill;
  pen.fillRect(left, top, width, height);
  if (box.outline) {
    pen.strokeStyle = box.outline;
    pen.lineWidth = 2;
    pen.strokeRect(left + 1, top + 1, width - 2, height - 2);
  }
  if (!box.label || height < 13) return;
  pen.font = `11px ${chart.options.font?.family ?? 'sans-serif'}`;
  if (pen.measureText(box.label).width + 3 > width) return;
  pen.fillStyle = inkOn(short);
  pen.fillText(box.label, left + width / 2, top + height / 2);
}

/** The rectangle of a box in pixels: never thinner than one, so that nothing short vanishes. */
export function placeBox(
  box: Pick<Box, 'x0' | 'x1' | 'y0' | 'y1'>,
  toX: (value: number) => number,
  toY: (value: number) => number,
): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
  const [x0, x1, y0, y1] = [toX(box.x0), toX(box.x1), toY(box.y0), toY(box.y1)];
  const [left, top] = [Math.min(x0, x1), Math.min(y0, y1)];
  return { left, top, width: Math.max(1, Math.abs(x1 - x0)), height: Math.max(1, Math.abs(y1 - y0)) };
}

function pixel(chart: Chart<'line'>, axis: 'x' | 'y', value: number): number {
  return chart.scales[axis]!.getPixelForValue(value);
}
