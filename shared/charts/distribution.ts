/** Which share of a session's trials reaches which value: empirical distribution functions. */
import type { PlotData } from '../plots.ts';
import { higherIsBetter, type Objective } from '../model.ts';
import { objectiveAxis, shareAxis } from './axis.ts';
import { figure, MOST_END_LABELS, type Figure } from './figure.ts';
import { focusOn } from './focus.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';
import { strategyStyle } from './strategy-style.ts';
import { countText } from './wording.ts';

export type DistributionData = Extract<PlotData, { readonly kind: 'distribution' }>;

export interface SessionName {
  readonly id: number;
  readonly label: string;
  /** Place of its strategy in the catalogue, from 0. */
  readonly strategy: number;
}

export interface DistributionChoices {
  readonly objective: Objective;
  readonly sessions: readonly SessionName[];
}

export function distributionChart(data: DistributionData, look: ChartLook, { objective, sessions }: DistributionChoices): Figure {
  const { range, outside } = focusOn(
    data.series.flatMap(({ values }) => values),
    objective,
  );
  const many = data.series.length > MOST_END_LABELS;
  const name = (sessionId: number): SessionName =>
    sessions.find(({ id }) => id === sessionId) ?? { id: sessionId, label: `session ${sessionId}`, strategy: 0 };
  return figure({
    look,
    x: objectiveAxis(objective, range),
    y: shareAxis('trials at or below (% of the session)'),
    series: data.series.map((series) => curve(series, name(series.sessionId), range, !many, look)),
    subtitle: subtitleOf(data, outside, objective),
    legend: many ? 'lines' : 'none',
  });
}

function curve(
  { values, shares }: DistributionData['series'][number],
  { label, strategy }: SessionName,
  [low, high]: readonly [number, number],
  endLabel: boolean,
  look: ChartLook,
): Series {
  const { colour, dash } = strategyStyle(look, strategy);
  const points: FigurePoint[] = values.map((value, at) => ({ x: value, y: shares[at]! }));
  const inside = points.filter(({ x }) => x >= low && x <= high);
  const before = points.findLast(({ x }) => x < low)?.y ?? 0;
  const after = inside.at(-1)?.y ?? before;
  return {
    label,
    data: [{ x: low, y: before }, ...inside, { x: high, y: after }],
    endLabel,
    stepped: 'before',
    borderColor: colour,
    backgroundColor: colour,
    borderDash: [...dash],
  };
}

function subtitleOf({ shown, series }: DistributionData, outside: number, objective: Objective): string {
  if (series.length === 0) return 'No trial has a value yet.';
  const parts = [`${countText(shown.matched)} ${shown.matched === 1 ? 'trial' : 'trials'} with a value, by session`];
  parts.push(higherIsBetter(objective) ? 'the farther right, the better' : 'the farther left, the better');
  if (outside > 0) parts.push(`${countText(outside)} beyond the axis`);
  return `${parts.join('; ')}.`;
}
