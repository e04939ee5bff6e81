/** One hyperparameter against the value of the trials. */
import { countText } from '../format/count.ts';
import { isBetter, type Measure } from '../measure.ts';
import type { Space } from '../model.ts';
import { placeOf } from './axis.ts';
import { withOpacity } from './colour.ts';
import { countOutside, densityOf } from './density.ts';
import { figure, type Figure } from './figure.ts';
import { jitter, jitterWidth } from './jitter.ts';
import type { ChartLook } from './look.ts';
import { axisOf, type ScatterData } from './scatter.ts';
import type { FigurePoint, Series } from './series.ts';
import { shownText } from './wording.ts';

export interface SliceChoices {
  readonly parameter: string;
  readonly space: Space;
  readonly objective: Measure;
}

export function sliceChart(data: ScatterData, look: ChartLook, { parameter, space, objective }: SliceChoices): Figure {
  const dimension = space[parameter];
  const x = axisOf('x', `params.${parameter}`, data, space, objective);
  const y = axisOf('y', 'value', data, space, objective);
  const width = jitterWidth(dimension);
  const medians = dimension?.type === 'categorical' ? dimension.values.map((value) => placeOf(dimension, value)) : [];
  return figure({
    look,
    x,
    y,
    series: [
      ...densityOf(data.bins, look),
      trials(data, width, look),
      ...medians.flatMap((place) => medianLine(data, place, look)),
      ...bestTrial(data, objective, width, look),
    ],
    subtitle: subtitleOf(data, countOutside(data.points, data.bins, [x.low, x.high], [y.low, y.high]), medians.length > 0),
  });
}

function trials({ points, bins }: ScatterData, width: number, look: ChartLook): Series {
  return {
    label: 'trials',
    data: points.map((point) => moved(point, width)),
    showLine: false,
    backgroundColor: withOpacity(look.neutral, points.length > 500 ? 0.45 : 0.75),
    pointRadius: bins ? 1.25 : points.length > 500 ? 1.75 : 2.75,
  };
}

function moved({ id, number, x, y }: ScatterData['points'][number], width: number): FigurePoint {
  return { id, number, x: x + jitter(id, width), y };
}

function bestTrial({ points }: ScatterData, objective: Measure, width: number, look: ChartLook): Series[] {
  const best = points.reduce<ScatterData['points'][number] | null>(
    (found, point) => (isBetter(objective, point.y, found?.y ?? null) ? point : found),
    null,
  );
  if (!best) return [];
  return [{ label: 'best', data: [moved(best, width)], showLine: false, pointRadius: 4.5, backgroundColor: look.accent }];
}

/** A short line at the median of the trials of one word. */
function medianLine({ points }: ScatterData, place: number, look: ChartLook): Series[] {
  const values = points
    .filter(({ x }) => x === place)
    .map(({ y }) => y)
    .sort((left, right) => left - right);
  if (values.length < 3) return [];
  const middle = (values[(values.length - 1) >> 1]! + values[values.length >> 1]!) / 2;
  const data = [-0.32, 0.32].map((shift) => ({ x: place + shift, y: middle }));
  return [{ label: 'median', decoration: true, data, borderColor: look.text, borderWidth: 2 }];
}

function subtitleOf({ shown, bins }: ScatterData, outside: number, medians: boolean): string {
  if (shown.matched === 0) return 'No trial shown has this parameter and a value yet.';
  const parts = [`${shownText(shown)}${bins ? '; density from all' : ''}`];
  if (medians) parts.push('bar: median');
  if (outside > 0) parts.push(`${countText(outside)} outside the axis`);
  return `${parts.join('; ')}; large: best.`;
}
