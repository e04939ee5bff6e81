/** The value over two hyperparameters, as a map of cells. */
import { countedText } from '../format/count.ts';
import { measuredText } from '../format/value.ts';
import type { PlotData } from '../plots.ts';
import { isBetter, type Measure } from '../measure.ts';
import type { Dimension, Space } from '../model.ts';
import { categoryAxis, parameterAxis, type Axis } from './axis.ts';
import { valueColour } from './colour.ts';
import { figure, type Figure } from './figure.ts';
import { focusOn } from './focus.ts';
import type { ChartLook } from './look.ts';
import { valueBar } from './scatter.ts';
import type { FigurePoint } from './series.ts';

export type ContourData = Extract<PlotData, { readonly kind: 'contour' }>;

export interface ContourChoices {
  readonly x: string;
  readonly y: string;
  readonly space: Space;
  readonly objective: Measure;
  /** What the colour of a cell means. */
  readonly show: 'mean' | 'best';
}

type Cell = ContourData['cells'][number];

export function contourChart(data: ContourData, look: ChartLook, choices: ContourChoices): Figure {
  const { space, objective, show } = choices;
  const values = data.cells.map((cell) => cell[show]);
  const { range } = focusOn(values, objective);
  const [low, high] = [Math.max(range[0], Math.min(...values)), Math.min(range[1], Math.max(...values))];
  const top = bestCell(data.cells, objective);
  const x = cellAxis(choices.x, data.xLabels, space[choices.x]);
  const y = cellAxis(choices.y, data.yLabels, space[choices.y]);
  const point = (cell: Cell): FigurePoint => ({
    x: cell.x,
    y: cell.y,
    id: cell.bestTrialId,
    value: cell[show],
    text: [
      `${choices.x} ${data.xLabels[cell.x]}`,
      `${choices.y} ${data.yLabels[cell.y]}`,
      `mean ${measuredText(cell.mean, objective)}, best ${measuredText(cell.best, objective)}`,
      `${countedText(cell.count, 'trial')}`,
    ].join('\n'),
    box: {
      x0: cell.x - 0.5,
      x1: cell.x + 0.5,
      y0: cell.y - 0.5,
      y1: cell.y + 0.5,
      fill: valueColour(look, objective, [low, high], cell[show]),
      label: measuredText(cell[show], objective, 3),
      ...(cell === top && { outline: look.chosen }),
    },
  });
  return figure({
    look,
    x,
    y,
    plain: true,
    series: [{ label: 'cells', data: data.cells.map(point), showLine: false }],
    subtitle: subtitleOf(data, show),
    bar: values.length === 0 ? undefined : valueBar(look, objective, values, range),
  });
}

/** The axis of cells: words in the middle of theirs, numbers where they lie between the edges. */
function cellAxis(name: string, labels: readonly string[], dimension: Dimension | undefined): Axis {
  const axis = categoryAxis(name, labels);
  const pairs = labels
    .map((label) => label.split(' – ').map(Number))
    .filter((ends) => ends.length === 2 && ends.every(Number.isFinite));
  if (!dimension || pairs.length === 0 || pairs.length < labels.length) return axis;
  const edges = [...pairs.map(([low]) => low!), pairs.at(-1)![1]!];
  const numbers = parameterAxis(name, dimension);
  const ticks = numbers.ticks
    .filter(({ value }) => value >= edges[0]! && value <= edges.at(-1)!)
    .map(({ value, label }) => ({ value: placeBetween(edges, value, numbers.log) - 0.5, label }));
  const { categories: _words, ...numeric } = axis;
  return { ...numeric, title: numbers.title, ticks };
}

/** Where a number lies among ascending edges: 1.5 is the middle between the second and the third. */
function placeBetween(edges: readonly number[], value: number, log: boolean): number {
  const scale = log ? Math.log : (number: number): number => number;
  const above = Math.max(
    1,
    edges.findIndex((edge) => edge >= value),
  );
  const [low, high] = [scale(edges[above - 1]!), scale(edges[above]!)];
  return above - 1 + (scale(value) - low) / (high - low);
}

function bestCell(cells: readonly Cell[], objective: Measure): Cell | undefined {
  return cells.reduce<Cell | undefined>(
    (best, cell) => (isBetter(objective, cell.best, best?.best ?? null) ? cell : best),
    undefined,
  );
}

function subtitleOf({ shown, cells }: ContourData, show: 'mean' | 'best'): string {
  if (cells.length === 0) return 'No trial shown has a value and both parameters yet.';
  const what = show === 'mean' ? 'Mean' : 'Best';
  return `${what} of each cell, from ${countedText(shown.matched, 'trial')}; empty: none tried; outlined: the best trial.`;
}
