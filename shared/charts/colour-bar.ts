/** Draws the scale of colours right of a chart whose colours mean a number. */
import type { Chart, ChartType, Plugin } from 'chart.js';
import type { ChartLook } from './look.ts';
import type { Pen } from './pen.ts';

export interface ColourBar {
  readonly title: string;
  /** From the low end (bottom) to the high end (top). */
  readonly colours: readonly string[];
  readonly lowLabel: string;
  readonly highLabel: string;
}

declare module 'chart.js' {
  interface PluginOptionsByType<TType extends ChartType> {
    colourBar: { look: ChartLook; bar: ColourBar | null };
  }
}

const WIDTH_PX = 10;

export const colourBar: Plugin<'line', { look: ChartLook; bar: ColourBar | null }> = {
  id: 'colourBar',
  afterDraw(chart: Chart<'line'>, _args, { look, bar }) {
    if (!bar) return;
    const pen = chart.ctx as unknown as Pen;
    const { right, top, bottom } = chart.chartArea;
    const height = Math.min(140, bottom - top);
    const [x, low] = [right + 12, (top + bottom + height) / 2];
    const step = height / bar.colours.length;
    pen.save();
    bar.colours.forEach((colour, at) => {
      pen.fillStyle = colour;
      pen.fillRect(x, low - (at + 1) * step, WIDTH_PX, step + 0.5);
    });
    pen.font = `${look.font.sizePx}px ${look.font.family}`;
    pen.fillStyle = look.muted;
    pen.textAlign = 'left';
    pen.textBaseline = 'top';
    pen.fillText(bar.highLabel, x + WIDTH_PX + 5, low - height);
    pen.textBaseline = 'bottom';
    pen.fillText(bar.lowLabel, x + WIDTH_PX + 5, low);
    pen.textBaseline = 'middle';
    pen.fillText(bar.title, x + WIDTH_PX + 5, low - height / 2);
    pen.restore();
  },
};
