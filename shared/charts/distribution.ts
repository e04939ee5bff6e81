/** Which share of a session's trials reaches which value: empirical distribution functions. */
import { countedText, countText } from '../format/count.ts';
import type { PlotData } from '../plots.ts';
import { bestIsLargest, type Measure } from '../measure.ts';
import { measureAxis, shareAxis } from './axis.ts';
import { figure, MOST_END_LABELS, type Figure } from './figure.ts';
import { focusOn } from './focus.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';
import { strategyStyle } from './strategy-style.ts';

export type DistributionData = Extract<PlotData, { readonly kind: 'distribution' }>;

export interface SessionName {
  readonly id: number;
  /** In its study. */
  readonly number: number;
  /** Of its strategy. */
  readonly title: string;
  /** Place of its strategy in the catalogue, from 0. */
  readonly strategy: number;
}

export interface DistributionChoices {
  readonly objective: Measure;
  readonly sessions: readonly SessionName[];
}

export function distributionChart(data: DistributionData, look: ChartLook, { objective, sessions }: DistributionChoices): Figure {
  const { range, outside } = focusOn(
    data.series.flatMap(({ values }) => values),
    objective,
  );
  const many = data.series.length > MOST_END_LABELS;
  const nameOf = (sessionId: number): SessionName =>
    sessions.find(({ id }) => id === sessionId) ?? { id: sessionId, number: sessionId, title: '', strategy: 0 };
  const names = data.series.map(({ sessionId }) => nameOf(sessionId));
  return figure({
    look,
    x: measureAxis('select', objective, range),
    y: shareAxis('trials at or below (%)'),
    series: data.series.map((series, at) => ({
      ...curve(series, names[at]!, range, look),
      endLabel: !many,
      legendLabel: legendLabel(names[at]!, names),
    })),
    subtitle: subtitleOf(data, outside, objective),
    legend: many ? 'lines' : 'none',
  });
}

function curve(
  { values, shares }: DistributionData['series'][number],
  session: SessionName,
  [low, high]: readonly [number, number],
  look: ChartLook,
): Series {
  const { colour, dash } = strategyStyle(look, session.strategy);
  const points: FigurePoint[] = values.map((value, at) => ({ x: value, y: shares[at]! }));
  const inside = points.filter(({ x }) => x >= low && x <= high);
  const before = points.findLast(({ x }) => x < low)?.y ?? 0;
  const after = inside.at(-1)?.y ?? before;
  return {
    label: labelOf(session),
    data: [{ x: low, y: before }, ...inside, { x: high, y: after }],
    stepped: 'before',
    borderColor: colour,
    backgroundColor: colour,
    borderDash: [...dash],
  };
}

function labelOf({ number, title }: SessionName): string {
  return title === '' ? `session ${number}` : `${title}, session ${number}`;
}

/** Sessions of one strategy look alike, and share an entry. */
function legendLabel(session: SessionName, all: readonly SessionName[]): string {
  const alike = all.filter(({ title }) => title === session.title).length;
  return alike === 1 || session.title === '' ? labelOf(session) : `${session.title}, ${alike} sessions`;
}

function subtitleOf({ shown, series }: DistributionData, outside: number, objective: Measure): string {
  if (series.length === 0) return 'No trial shown has a value yet.';
  const parts = [`${countedText(shown.matched, 'trial')} with a value, by session`];
  parts.push(bestIsLargest(objective) ? 'the farther right, the better' : 'the farther left, the better');
  if (outside > 0) parts.push(`${countText(outside)} beyond the axis`);
  return `${parts.join('; ')}.`;
}
