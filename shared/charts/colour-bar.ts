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
const MARGIN_PX = 12;
const GAP_PX = 5;

/** Pixels right of the chart that the bar and its words need; text is estimated, as nothing can be measured before drawing. */
export function roomForBar({ title, lowLabel, highLabel }: ColourBar, look: ChartLook): number {
  const longest = Math.max(...[title, lowLabel, highLabel].map(({ length }) => length));
  return MARGIN_PX + WIDTH_PX + GAP_PX + Math.ceil(longest * look.font.sizePx * 0.53);
}

export const colourBar: Plugin<'line', { look: ChartLook; bar: ColourBar | null }> = {
  id: 'colourBar',
  afterDraw(chart: Chart<'line'>, _args, { look, bar }) {
    if (!bar) return;
    const pen = chart.ctx as unknown as Pen;
    const { right, top, bottom } = chart.chartArea;
    const height = Math.min(140, bottom - top);
    const [x, low] = [right + MARGIN_PX, (top + bottom + height) / 2];
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
    pen.fillText(bar.highLabel, x + WIDTH_PX + GAP_PX, low - height);
    pen.textBaseline = 'bottom';
    pen.fillText(bar.lowLabel, x + WIDTH_PX + GAP_PX, low);
    pen.textBaseline = 'middle';
    pen.fillText(bar.title, x + WIDTH_PX + GAP_PX, low - height / 2);
    pen.restore();
  },
};
