import type { Plugin } from 'chart.js';
import type { Figure } from '../charts/figure.ts';
import type { Pen } from '../charts/pen.ts';
import { Chart } from './chart.ts';

/** A canvas of the window, or a native one. */
export interface Canvas {
  width: number;
  height: number;
  getContext(kind: '2d'): object | null;
}

export interface PaintChoices<Picture> {
  /** Null where it stands elsewhere. */
  readonly title: string | null;
  /** Pixels of the picture for one of the canvas. */
  readonly ratio: number;
  /** What is wanted of the painted canvas: it is empty again afterwards. */
  readonly take: () => Picture;
}

/** Paints the figure with its title and its subtitle on the theme's background, as large as the canvas, and takes the picture. */
export function paintFigure<Picture>(canvas: Canvas, figure: Figure, { title, ratio, take }: PaintChoices<Picture>): Picture {
  const { options } = figure;
  const chart = new Chart(canvas as ConstructorParameters<typeof Chart>[0], {
    type: figure.type,
    data: figure.data,
    options: {
      ...options,
      responsive: false,
      devicePixelRatio: ratio,
      layout: { padding: { ...(options?.layout?.padding as object), top: 12, left: 12, bottom: 12 } },
      plugins: { ...options?.plugins, title: { ...options?.plugins?.title, display: title !== null, text: title ?? '' } },
    },
    plugins: [paintBackground(figure.look.background), ...(figure.plugins ?? [])],
  });
  try {
    return take();
  } finally {
    chart.destroy();
  }
}

function paintBackground(colour: string): Plugin {
  return {
    id: 'background',
    beforeDraw: ({ ctx, width, height }) => {
      const pen = ctx as unknown as Pen;
      pen.fillStyle = colour;
      pen.fillRect(0, 0, width, height);
    },
  };
}
