/** The data of a figure as a table: what is drawn, no more. */
import type { Figure } from './figure.ts';
import { nameOf } from './hint.ts';

/** Comma-separated values (RFC 4180) of every point of the figure, with a head; numbers in full, words where an axis has words. */
export function csvOf({ axes, series }: Figure): string {
  const cell = (axis: Figure['axes']['x'], value: number): string => (axis.categories ? axis.format(value) : String(value));
  const rows = series
    .filter(({ decoration }) => !decoration)
    .flatMap(({ label, data }) =>
      data.map(({ number, x, y, value, text }) => [
        label,
        number === undefined ? '' : String(number),
        cell(axes.x, x),
        cell(axes.y, y),
        value === undefined ? '' : String(value),
        text ?? '',
      ]),
    );
  const head = ['series', 'trial', nameOf(axes.x) || 'column', nameOf(axes.y) || 'row', 'value', 'note'];
  return [head, ...rows].map(csvRow).join('');
}

/** One line of a table, with quotes where a cell needs them. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
