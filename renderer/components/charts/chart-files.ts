/** Charts on their way out of the window: as a picture, as a table, to the clipboard. */
import type { Figure } from '../../../shared/charts/figure.ts';
import { Chart } from './register.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a picture for one of the window. */
export const PICTURE_RATIO = 2;

/** A canvas with the figure, its title and its subtitle on the theme's background. */
export function paintFigure(figure: Figure, title: string, { width, height }: PictureSize): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const { options } = figure;
  const chart = new Chart(canvas, {
    type: figure.type,
    data: figure.data,
    options: {
      ...options,
      responsive: false,
      devicePixelRatio: PICTURE_RATIO,
      layout: { padding: { ...(options?.layout?.padding as object), top: 12, left: 12, bottom: 12 } },
      plugins: { ...options?.plugins, title: { ...options?.plugins?.title, display: true, text: title } },
    },
    plugins: [paintBackground(figure.look.background), ...(figure.plugins ?? [])],
  });
  const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
  copy.getContext('2d')!.drawImage(canvas, 0, 0);
  chart.destroy();
  return copy;
}

function paintBackground(colour: string): { readonly id: string; beforeDraw(chart: Chart): void } {
  return {
    id: 'background',
    beforeDraw: ({ ctx, width, height }) => {
      ctx.fillStyle = colour;
      ctx.fillRect(0, 0, width, height);
    },
  };
}

export async function savePicture(canvas: HTMLCanvasElement, title: string): Promise<void> {
  save(await pngOf(canvas), `${fileName(title)}.png`);
}

export async function copyPicture(canvas: HTMLCanvasElement): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(canvas) })]);
}

export function saveTable(csv: string, title: string): void {
  save(new Blob([csv], { type: 'text/csv' }), `${fileName(title)}.csv`);
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made.'))), 'image/png');
  });
}

function save(blob: Blob, name: string): void {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function fileName(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
