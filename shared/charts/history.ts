/** Every trial's value in the order of the trials, with the best so far as a step line, and what that owes to chance as a band. */
import { countText } from '../format/count.ts';
import { measuredText } from '../format/value.ts';
import type { PlotData } from '../plots.ts';
import { bestOf, type Measure } from '../measure.ts';
import { countAxis, measureAxis, spread } from './axis.ts';
import { curseBand, curseText } from './curse-band.ts';
import { cellsOf, countOutside, densityOf } from './density.ts';
import { figure, type Figure } from './figure.ts';
import { focusOn, type Focus } from './focus.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';
import { withOpacity } from './colour.ts';
import { shownText } from './wording.ts';

export type HistoryData = Extract<PlotData, { readonly kind: 'history' }>;

export interface HistoryChoices {
  readonly objective: Measure;
}

export function historyChart(data: HistoryData, look: ChartLook, { objective }: HistoryChoices): Figure {
  const cells = cellsOf(data.bins);
  const curse = curseBand(data.curse, data.incumbent, objective, look);
  const edge = curse.flatMap(({ data: points }) => points.slice(-1).map(({ y }) => y));
  const focus = focusOn([...data.points.map(({ y }) => y), ...cells.map(({ y0 }) => y0), ...edge], objective);
  const numbers = [
    ...data.points.map(({ x }) => x),
    ...cells.flatMap(({ x0, x1 }) => [x0, x1]),
    ...data.incumbent.map(({ x }) => x),
    ...(data.last > 0 ? [data.last] : []),
  ];
  const range = numbers.length === 0 ? ([0, 1] as const) : spread([Math.min(...numbers), Math.max(...numbers)], false);
  return figure({
    look,
    measure: objective,
    x: countAxis('trials finished, in the order they ended', range),
    y: measureAxis('select', objective, focus.range),
    series: [
      ...densityOf(data.bins, look),
      ...curse,
      trials(data, focus, look),
      ...beyond(data, focus, objective, look),
      incumbent(data, range[1], objective, look),
    ],
    subtitle: subtitleOf(data, objective, countOutside(data.points, data.bins, range, focus.range)),
  });
}

function trials({ points, bins }: HistoryData, { range }: Focus, look: ChartLook): Series {
  return {
    label: 'trials',
    data: points.filter(({ y }) => y >= range[0] && y <= range[1]).map(({ id, number, x, y }) => ({ id, number, x, y })),
    showLine: false,
    backgroundColor: withOpacity(look.neutral, points.length > 500 ? 0.5 : 0.8),
    pointRadius: bins ? 1.25 : points.length > 500 ? 1.75 : 2.75,
  };
}

/** Trials that the axis does not reach, as triangles on its edge. */
function beyond({ points }: HistoryData, { range, outside }: Focus, objective: Measure, look: ChartLook): Series[] {
  if (outside === 0) return [];
  const below = bestOf(objective, range) === range[1];
  const edge = below ? range[0] : range[1];
  const data: FigurePoint[] = points
    .filter(({ y }) => y < range[0] || y > range[1])
    .map(({ id, number, x, y }) => ({ id, number, x, y: edge, value: y, text: 'outside the axis' }));
  return [
    {
      label: 'outside the axis',
      data,
      showLine: false,
      clip: 8,
      pointStyle: 'triangle',
      rotation: below ? 180 : 0,
      pointRadius: 4,
      backgroundColor: withOpacity(look.states.failed, 0.8),
    } as Series,
  ];
}

function incumbent({ incumbent: improvements }: HistoryData, end: number, objective: Measure, look: ChartLook): Series {
  const steps: FigurePoint[] = improvements.map(({ id, number, x, y }) => ({ id, number, x, y }));
  const last = steps.at(-1);
  if (last && end > last.x) steps.push({ ...last, x: end });
  return {
    label: last ? `best ${measuredText(last.y, objective)}` : 'best',
    data: steps,
    endLabel: true,
    stepped: 'before',
    borderColor: look.accent,
    backgroundColor: look.accent,
    borderWidth: 2,
    pointRadius: steps.map((_, at) => (at < improvements.length ? 2.5 : 0)),
  };
}

function subtitleOf({ shown, bins, curse }: HistoryData, objective: Measure, outside: number): string {
  if (shown.matched === 0) return 'No trial shown has a value yet.';
  const parts = [`${shownText(shown, ' with a value')}${bins ? '; density from all' : ''}`, 'line: best so far'];
  const owed = curseText(curse, objective);
  if (owed !== '') parts.push(owed);
  if (outside > 0) parts.push(`${countText(outside)} outside the axis${bins ? '' : ', as triangles'}`);
  return `${parts.join('; ')}.`;
}
