/** Draws the lines that lead to points, below everything else: promotions from rung to rung. */
import type { Chart, Plugin } from 'chart.js';
import type { FigurePoint } from './series.ts';
import type { Pen } from './pen.ts';

export const links: Plugin<'line'> = {
  id: 'links',
  beforeDatasetsDraw(chart: Chart<'line'>) {
    const pen = chart.ctx as unknown as Pen;
    const [toX, toY] = [chart.scales['x']!, chart.scales['y']!];
    pen.save();
    pen.lineWidth = 1;
    for (const { data } of chart.data.datasets)
      for (const { link } of data as unknown as FigurePoint[]) {
        if (!link) continue;
        pen.strokeStyle = link.stroke;
        pen.beginPath();
        pen.moveTo(toX.getPixelForValue(link.x0), toY.getPixelForValue(link.y0));
        pen.lineTo(toX.getPixelForValue(link.x1), toY.getPixelForValue(link.y1));
        pen.stroke();
      }
    pen.restore();
  },
};
