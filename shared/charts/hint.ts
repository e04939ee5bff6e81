/** What a figure says in words: of one of its points, and of itself. */
import { countText } from '../format/count.ts';
import type { Axis } from './axis.ts';
import type { Figure } from './figure.ts';
import type { FigurePoint } from './series.ts';

export interface Hint {
  readonly heading: string;
  readonly rows: readonly { readonly name: string; readonly text: string }[];
  readonly lines: readonly string[];
}

/** The tooltip of a point: its trial or its series, where it lies on the axes, and what it adds. */
export function hintOf({ axes, valueText }: Figure, series: string, point: FigurePoint): Hint {
  const heading = point.number === undefined ? series : `Trial ${point.number}`;
  const lines = point.text ? point.text.split('\n') : [];
  if (point.box) return { heading, rows: [], lines };
  const rows = [axes.y, axes.x]
    .map((axis) => ({ name: nameOf(axis), text: axis.format(axis === axes.x ? point.x : point.y) }))
    .filter(({ name }) => !(name === 'trial' && point.number !== undefined));
  const value = point.value === undefined ? [] : [{ name: 'value', text: valueText(point.value) }];
  return { heading, rows: point.text === 'outside the axis' ? value : [...rows, ...value], lines };
}

/** An axis title without its unit. */
export function nameOf({ title }: Axis): string {
  return title.replace(/(?: \([^)]*\))+$/, '');
}

/** A sentence or two for those who do not see the figure: axes, series with their ranges, and how much is shown. */
export function summaryOf({ axes, series, subtitle }: Figure, title: string): string {
  const told = series.filter(({ decoration, data }) => !decoration && data.length > 0);
  const ranges = told.slice(0, 8).map(({ label, data }) => `${label}: ${countText(data.length)} points${rangeOf(data, axes.y)}`);
  if (told.length > 8) ranges.push(`${countText(told.length - 8)} more series`);
  const frame = `${title}. Across: ${axes.x.title || 'columns'}; up: ${axes.y.title || 'rows'}.`;
  return `${frame} ${ranges.length === 0 ? 'No data.' : `${ranges.join('; ')}.`} ${subtitle}`;
}

function rangeOf(data: readonly FigurePoint[], axis: Axis): string {
  const heights = data.map(({ y }) => y).filter(Number.isFinite);
  if (heights.length === 0 || axis.categories) return '';
  const [low, high] = heights.reduce(([least, most], y) => [Math.min(least, y), Math.max(most, y)], [Infinity, -Infinity]);
  return low === high ? `, ${axis.format(low)}` : `, from ${axis.format(low)} to ${axis.format(high)}`;
}
