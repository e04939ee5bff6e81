/** The best value so far, over trials or epochs spent, against the value of the defaults. */
import { measuredText } from '../format/value.ts';
import type { Measure } from '../measure.ts';
import { bestText, capitalised, objectiveText } from '../wording.ts';
import type { WinnersCurse } from '../plots.ts';
import { countAxis, measureAxis, spread } from './axis.ts';
import { curseBand, curseText } from './curse-band.ts';
import { figure, type Figure } from './figure.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';

export interface IncumbentCurve {
  readonly objective: Measure;
  /** What `x` counts. */
  readonly unit: 'trials' | 'epochs';
  /** Every improvement, in order. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly id?: number; readonly number?: number }[];
  /** How much has been spent so far, in the unit; the budget, where the axis should show what is still to come. */
  readonly spent: number;
  readonly budget?: number | undefined;
  readonly defaultValue: number | null;
  /** Where `x` counts trials; null where it is not known. */
  readonly curse: WinnersCurse | null;
}

export function incumbentCurve(data: IncumbentCurve, look: ChartLook): Figure {
  const { points, objective, defaultValue, unit } = data;
  const steps: FigurePoint[] = points.map((point) => ({ ...point }));
  const last = steps.at(-1);
  if (last && data.spent > last.x) steps.push({ ...last, x: data.spent });
  const end = Math.max(data.budget ?? 0, data.spent, 1);
  // The subtitle says what it is: a label would take a third of a narrow chart.
  const band = curseBand(data.curse, points, objective, look).map((series): Series => ({ ...series, endLabel: false }));
  const edge = band.flatMap((series) => series.data.slice(-1).map(({ y }) => y));
  const all = [...points.map(({ y }) => y), ...edge, ...(defaultValue === null ? [] : [defaultValue])].filter(Number.isFinite);
  const range = all.length === 0 ? ([0, 1] as const) : spread([Math.min(...all), Math.max(...all)], false);
  return figure({
    look,
    x: countAxis(unit === 'trials' ? 'trials finished' : 'epochs spent', [0, end]),
    y: measureAxis('select', objective, range),
    series: [
      ...band,
      ...(defaultValue === null ? [] : [defaultLine(defaultValue, end, objective, look)]),
      {
        label: last ? `best ${measuredText(last.y, objective)}` : 'best',
        data: steps,
        endLabel: true,
        stepped: 'before' as const,
        borderColor: look.accent,
        backgroundColor: look.accent,
        borderWidth: 2,
        pointRadius: steps.map((_, at) => (at < points.length ? 2.5 : 0)),
      },
    ],
    subtitle: subtitleOf(data),
  });
}

function defaultLine(value: number, end: number, objective: Measure, look: ChartLook): Series {
  return {
    label: `default ${measuredText(value, objective)}`,
    decoration: true,
    endLabel: true,
    data: [
      { x: 0, y: value },
      { x: end, y: value },
    ],
    borderColor: look.muted,
    borderDash: [5, 4],
    borderWidth: 1.25,
  };
}

function subtitleOf({ points, objective, defaultValue, unit, curse }: IncumbentCurve): string {
  if (points.length === 0) return 'No trial has a value yet.';
  const parts = [`${capitalised(bestText(objective))} ${objectiveText(objective)} so far, over ${unit}`];
  if (defaultValue !== null) parts.push('dashed: the default configuration');
  const owed = curseText(curse, objective);
  if (owed !== '') parts.push(owed);
  return `${parts.join('; ')}.`;
}
