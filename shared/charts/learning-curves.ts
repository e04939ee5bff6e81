/** A measure of many trials over their epochs: the best and the chosen as lines, the rest as bands of quantiles. */
import { countText } from '../format/count.ts';
import type { Measure } from '../measure.ts';
import type { PartitionName } from '../model.ts';
import type { PlotData } from '../plots.ts';
import { countAxis, measureAxis, spread, type Range } from './axis.ts';
import { mix, withOpacity } from './colour.ts';
import { figure, MOST_END_LABELS, type Figure } from './figure.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';

export type CurvesData = Extract<PlotData, { readonly kind: 'curves' }>;

export interface CurveChoices {
  readonly partition: PartitionName;
  readonly measure: Measure;
}

type Curve = CurvesData['curves'][number];

export function learningCurves(data: CurvesData, look: ChartLook, { partition, measure }: CurveChoices): Figure {
  const epochs = Math.max(1, data.density.length, ...data.curves.map(({ values }) => values.length));
  const best = data.curves.filter(({ rank }) => rank !== null).toSorted((left, right) => left.rank! - right.rank!);
  const chosen = data.curves.filter(({ rank }) => rank === null);
  const labelled = Math.max(1, MOST_END_LABELS - best.length);
  return figure({
    look,
    x: countAxis('epoch', [1, Math.max(2, epochs)]),
    y: measureAxis(partition, measure, rangeOf(data)),
    series: [
      ...bands(data.density, look),
      ...best.toReversed().map((curve) => bestLine(curve, `trial ${curve.number}`, best.length, look)),
      ...chosen.map((curve, at) => chosenLine(curve, `trial ${curve.number}`, at < labelled, look)),
    ],
    subtitle: subtitleOf(data, best.length, chosen.length),
  });
}

/** All of the lines, and the middle half of the rest: the tails of the band may leave the axis. */
function rangeOf({ curves, density }: CurvesData): Range {
  const lines = curves.flatMap(({ values }) => values).filter((value): value is number => value !== null);
  const middle = density.flatMap((quantiles) => quantiles.slice(1, 4));
  const heights = [...lines, ...middle].filter(Number.isFinite);
  return heights.length === 0 ? [0, 1] : spread([Math.min(...heights), Math.max(...heights)], false);
}

function bands(density: CurvesData['density'], look: ChartLook): Series[] {
  if (density.length === 0) return [];
  const edge = (quantile: number, fill: false | '-1'): Series => ({
    label: 'band',
    decoration: true,
    data: density.map((quantiles, at) => ({ x: at + 1, y: quantiles[quantile]! })),
    borderWidth: 0,
    fill,
    backgroundColor: withOpacity(look.neutral, 0.2),
  });
  const median: Series = {
    label: 'median of the rest',
    data: density.map((quantiles, at) => ({ x: at + 1, y: quantiles[2]! })),
    endLabel: true,
    borderColor: look.neutral,
    backgroundColor: look.neutral,
    borderDash: [5, 4],
    borderWidth: 1.25,
  };
  return [edge(0, false), edge(4, '-1'), edge(1, false), edge(3, '-1'), median];
}

function bestLine(curve: Curve, name: string, count: number, look: ChartLook): Series {
  const rank = curve.rank!;
  const colour = mix(look.accent, look.neutral, count > 1 ? (0.75 * (rank - 1)) / (count - 1) : 0);
  return line(curve, colour, {
    label: rank === 1 ? `${name}, best` : name,
    endLabel: rank < MOST_END_LABELS,
    borderWidth: rank === 1 ? 2.25 : 1.25,
  });
}

function chosenLine(curve: Curve, name: string, endLabel: boolean, look: ChartLook): Series {
  return line(curve, look.chosen, { label: name, endLabel, borderWidth: 2, borderDash: [7, 3] });
}

function line({ id, number, values }: Curve, colour: string, style: Partial<Series> & Pick<Series, 'label'>): Series {
  const data: FigurePoint[] = values.map((value, at) => ({ x: at + 1, y: value ?? Number.NaN, id, number }));
  return { data, borderColor: colour, backgroundColor: colour, pointRadius: values.length === 1 ? 2 : 0, ...style };
}

function subtitleOf({ shown, density }: CurvesData, best: number, chosen: number): string {
  if (shown.matched === 0) return 'No trial shown has trained an epoch yet.';
  const parts = [
    `The best ${best === 1 ? 'trial' : countText(best)} of ${countText(shown.matched)} as ${best === 1 ? 'a line' : 'lines'}`,
  ];
  if (chosen > 0) parts.push(`${countText(chosen)} chosen, dashed`);
  if (density.length > 0) {
    const rest = shown.by === 'sample' ? `a sample of ${countText(shown.shown - best - chosen)}` : 'the rest';
    parts.push(`bands: the middle 50 % and 90 % of ${rest}`);
  }
  return `${parts.join('; ')}.`;
}
