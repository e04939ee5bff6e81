/** Charts on their way out of the window: as a picture, as a table, to the clipboard. */
import type { Figure } from '../../../shared/charts/figure.ts';
import { csvOf } from '../../../shared/charts/table.ts';
import { Chart } from './register.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** A PNG of the figure with its title and its subtitle on the theme's background, two pixels for one. */
export function pictureOf(figure: Figure, title: string, { width, height }: PictureSize): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const chart = new Chart(canvas, {
    type: figure.type,
    data: figure.data,
    options: {
      ...figure.options,
      responsive: false,
      devicePixelRatio: 2,
      layout: { padding: { ...(figure.options?.layout?.padding as object), top: 12, left: 12, bottom: 12 } },
      plugins: { ...figure.options?.plugins, title: { ...figure.options?.plugins?.title, display: true, text: title } },
    },
    plugins: [paintBackground(figure.look.background), ...(figure.plugins ?? [])],
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      chart.destroy();
      if (blob) resolve(blob);
      else reject(new Error('The picture could not be made.'));
    }, 'image/png');
  });
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

export async function savePicture(figure: Figure, title: string, size: PictureSize): Promise<void> {
  save(await pictureOf(figure, title, size), `${fileName(title)}.png`);
}

export async function copyPicture(figure: Figure, title: string, size: PictureSize): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': pictureOf(figure, title, size) })]);
}

export function saveTable(figure: Figure, title: string): void {
  save(new Blob([csvOf(figure)], { type: 'text/csv' }), `${fileName(title)}.csv`);
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
