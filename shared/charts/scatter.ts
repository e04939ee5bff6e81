/** Trials by two of their columns, coloured by their value. */
import { countText } from '../format/count.ts';
import { measuredText } from '../format/value.ts';
import type { PlotData } from '../plots.ts';
import type { TrialColumn } from '../trial-table.ts';
import { bestFirst, type Measure } from '../measure.ts';
import type { Space } from '../model.ts';
import { objectiveText } from '../wording.ts';
import { columnAxis, type Axis, type Range } from './axis.ts';
import { valueColour, withOpacity } from './colour.ts';
import type { ColourBar } from './colour-bar.ts';
import { cellsOf, countOutside, densityOf } from './density.ts';
import { figure, type Figure } from './figure.ts';
import { focusOn } from './focus.ts';
import { jitter, jitterWidth } from './jitter.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';
import { shownText } from './wording.ts';

export type ScatterData = Extract<PlotData, { readonly kind: 'slice' | 'scatter' }>;

export interface ScatterChoices {
  readonly x: TrialColumn;
  readonly y: TrialColumn;
  readonly space: Space;
  readonly objective: Measure;
}

export function scatterChart(data: ScatterData, look: ChartLook, choices: ScatterChoices): Figure {
  const { space, objective } = choices;
  const x = axisOf('x', choices.x, data, space, objective);
  const y = axisOf('y', choices.y, data, space, objective);
  const outside = countOutside(data.points, data.bins, [x.low, x.high], [y.low, y.high]);
  const values = data.points.flatMap(({ value }) => (value === null ? [] : [value]));
  const range = focusOn(values, objective).range;
  return figure({
    look,
    measure: objective,
    x,
    y,
    series: [...densityOf(data.bins, look), ...trials(data, range, look, choices)],
    subtitle: subtitleOf(data, outside),
    bar: values.length === 0 ? undefined : valueBar(look, objective, values, range),
  });
}

/** The axis of a column over the data of a plot: values of the objective focused, other columns in full. */
export function axisOf(
  side: 'x' | 'y',
  column: TrialColumn,
  { points, bins }: ScatterData,
  space: Space,
  objective: Measure,
): Axis {
  const places = [
    ...points.map((point) => point[side]),
    ...cellsOf(bins).flatMap((cell) => [cell[`${side}0`], cell[`${side}1`]]),
  ];
  if (column === 'value') return columnAxis(column, focusOn(places, objective).range, space, objective);
  const ends = places.reduce<Range>(([low, high], place) => [Math.min(low, place), Math.max(high, place)], [Infinity, -Infinity]);
  return columnAxis(column, places.length === 0 ? [0, 1] : ends, space, objective);
}

/** The scale of the colours of values, from the worst that is told apart to the best. */
export function valueBar(look: ChartLook, objective: Measure, values: readonly number[], [low, high]: Range): ColourBar {
  const [least, most] = [Math.max(low, Math.min(...values)), Math.min(high, Math.max(...values))];
  const colours = Array.from({ length: 24 }, (_, at) =>
    valueColour(look, objective, [least, most], least + ((most - least) * at) / 23),
  );
  const beyond = { low: Math.min(...values) < least ? '≤ ' : '', high: Math.max(...values) > most ? '≥ ' : '' };
  return {
    title: objectiveText(objective),
    colours,
    lowLabel: beyond.low + measuredText(least, objective),
    highLabel: beyond.high + measuredText(most, objective),
  };
}

function trials({ points, bins }: ScatterData, [low, high]: Range, look: ChartLook, choices: ScatterChoices): Series[] {
  const dimension = (column: TrialColumn) => (column.startsWith('params.') ? choices.space[column.slice(7)] : undefined);
  const [wide, tall] = [jitterWidth(dimension(choices.x)), jitterWidth(dimension(choices.y))];
  const place = ({ id, number, x, y, value }: ScatterData['points'][number]): FigurePoint => ({
    id,
    number,
    x: x + jitter(id, wide),
    y: y + jitter(id * 7, tall),
    ...(value !== null && choices.x !== 'value' && choices.y !== 'value' && { value }),
  });
  const valued = points
    .filter(({ value }) => value !== null)
    .toSorted((left, right) => bestFirst(choices.objective)(right.value!, left.value!));
  const without = points.filter(({ value }) => value === null);
  const radius = bins ? 1.5 : points.length > 500 ? 2 : 3;
  const least = Math.max(
    low,
    valued.reduce((bound, { value }) => Math.min(bound, value!), Infinity),
  );
  const most = Math.min(
    high,
    valued.reduce((bound, { value }) => Math.max(bound, value!), -Infinity),
  );
  return [
    ...(without.length === 0
      ? []
      : [
          {
            label: 'without a value',
            data: without.map(place),
            showLine: false,
            pointStyle: 'crossRot',
            pointRadius: 3,
            pointBorderColor: look.neutral,
            pointBorderWidth: 1,
          } as Series,
        ]),
    {
      label: 'trials',
      data: valued.map(place),
      showLine: false,
      pointRadius: radius,
      pointBackgroundColor: valued.map(({ value }) =>
        withOpacity(valueColour(look, choices.objective, [least, most], value!), 0.85),
      ),
    },
  ];
}

function subtitleOf({ shown, bins, points }: ScatterData, outside: number): string {
  if (shown.matched === 0) return 'No trial shown has both.';
  const without = points.filter(({ value }) => value === null).length;
  const parts = [`${shownText(shown)}${bins ? '; density from all' : ''}`];
  if (without > 0) parts.push(`${countText(without)} without a value, as crosses`);
  if (outside > 0) parts.push(`${countText(outside)} outside the axes`);
  return `${parts.join('; ')}.`;
}
