/** Charts on their way out of the window: as a picture, as a table, to the clipboard. */
import type { Figure } from '../../../shared/charts/figure.ts';
import { paintFigure } from '../../../shared/paint/paint-figure.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a picture for one of the window. */
export const PICTURE_RATIO = 2;

/** A canvas with the figure, its title and its subtitle on the theme's background. */
export function pictureOf(figure: Figure, title: string, { width, height }: PictureSize): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  return paintFigure(canvas, figure, { title, ratio: PICTURE_RATIO, take: () => copyOf(canvas) });
}

function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
  copy.getContext('2d')!.drawImage(canvas, 0, 0);
  return copy;
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
