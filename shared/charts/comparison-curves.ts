/** What the searches of a comparison have found after how much they spent: medians over the runs with their bands. */
import { bestKnownText, type BestKnown } from '../best-known.ts';
import type { AxisCurves, ComparisonEvidence, IncumbentCurve } from '../evidence.ts';
import type { ExperimentAxis } from '../experiment.ts';
import { countedText } from '../format/count.ts';
import { measuredText } from '../format/value.ts';
import type { Measure } from '../measure.ts';
import type { ChartArm } from './arm.ts';
import { measureAxis, numberAxis, spread, type Axis, type Range } from './axis.ts';
import { withOpacity } from './colour.ts';
import { placeOnAxis, spentAxis } from './experiment-axis.ts';
import { figure, MOST_END_LABELS, type Figure } from './figure.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';
import { armStyle, type LineStyle } from './strategy-style.ts';

export interface ComparisonCurves {
  readonly curves: AxisCurves;
  readonly axis: ExperimentAxis;
  readonly measure: ComparisonEvidence['measure'];
  readonly objective: Measure;
  readonly arms: readonly ChartArm[];
  readonly pairs: number;
  readonly bestKnown: BestKnown | null;
  /** Arms that ended before their budget was spent, a clause each. */
  readonly early: readonly string[];
}

/** The first part of the axis does not decide what the chart shows: there every search has next to nothing. */
const BEGINNING = 0.1;

/** The measure of the incumbent; a line is drawn at the best known. */
export function comparisonCurves(data: ComparisonCurves, look: ChartLook): Figure {
  const { curves, axis, measure, objective, arms, pairs, bestKnown, early } = data;
  const end = curves.at.at(-1) ?? 1;
  const styles = arms.map(({ strategy, budgetFactor, alike }) => armStyle(look, strategy, budgetFactor, alike));
  const lines = curves.arms.map((curve, at) =>
    medianLine(pointsOf(data, curve.median), arms[at]!.label, styles[at]!, isLabelled(arms)),
  );
  return figure({
    look,
    x: spentAxis(axis, end, suffixOf(arms)),
    y: measureAxis(measure, objective, rangeOf(data, end)),
    series: [
      ...curves.arms.flatMap((curve, at) => band(data, curve, styles[at]!)),
      ...(bestKnown === null ? [] : [bestLine(bestKnown, placeOnAxis(axis, end), objective, look)]),
      ...lines,
    ],
    subtitle:
      lines.every(({ data: points }) => points.length === 0) || pairs === 0
        ? 'No pair is complete yet.'
        : [`Median of ${countedText(pairs, 'run')}`, ...bandsText(data), ...placeText(arms), ...early].join('; ') + '.',
    legend: isLabelled(arms) ? 'none' : 'lines',
  });
}

/** Who is ahead on average: 1 for the best of all arms. */
export function rankCurves(data: ComparisonCurves, look: ChartLook): Figure {
  const { curves, axis, arms, pairs } = data;
  const end = curves.at.at(-1) ?? 1;
  const format = (rank: number): string => rank.toFixed(2);
  const y: Axis = { ...numberAxis('average rank, 1 is best', [0.8, Math.max(2, arms.length) + 0.2], format), reversed: true };
  return figure({
    look,
    x: spentAxis(axis, end, suffixOf(arms)),
    y: {
      ...y,
      ticks: y.ticks.filter(({ value }) => Number.isInteger(value)).map(({ value }) => ({ value, label: String(value) })),
    },
    series: curves.arms.map((curve, at) => {
      const { label, strategy, budgetFactor, alike } = arms[at]!;
      return medianLine(
        pointsOf(data, curve.averageRank),
        label,
        armStyle(look, strategy, budgetFactor, alike),
        isLabelled(arms),
      );
    }),
    subtitle:
      pairs === 0 ? 'No pair is complete yet.' : `Mean over ${countedText(pairs, 'pair')} of the rank among the strategies.`,
    legend: isLabelled(arms) ? 'none' : 'lines',
  });
}

/** Whether the curves have bands: few repetitions have none. */
export function haveBands(curves: ComparisonCurves['curves']): boolean {
  return curves.arms.some(({ low }) => low.some((bound) => bound !== null));
}

/** What the bands are, where there are any. */
function bandsText({ curves }: ComparisonCurves): readonly string[] {
  return haveBands(curves) ? ['bands: 95 % bootstrap interval of the median'] : [];
}

/** Why an arm with a larger budget looks ahead from the start. */
function placeText(arms: readonly ChartArm[]): readonly string[] {
  const larger = arms.filter(({ budgetFactor }) => budgetFactor !== 1);
  return larger.map(
    ({ label, budgetFactor }) => `${label} is drawn at ${budgetFactor === 2 ? 'half' : `1/${budgetFactor}`} of what it has spent`,
  );
}

function isLabelled(arms: readonly ChartArm[]): boolean {
  return arms.length < MOST_END_LABELS;
}

/** An arm with a multiple of the budget is drawn over the budget of the others. */
function suffixOf(arms: readonly ChartArm[]): string {
  return arms.some(({ budgetFactor }) => budgetFactor !== 1) ? ' (by a single budget)' : '';
}

function pointsOf({ curves, axis }: ComparisonCurves, heights: readonly (number | null)[]): FigurePoint[] {
  return curves.at.flatMap((place, at) => {
    const y = heights[at] ?? null;
    return y === null ? [] : [{ x: placeOnAxis(axis, place), y }];
  });
}

function medianLine(data: FigurePoint[], label: string, { colour, dash }: LineStyle, endLabel: boolean): Series {
  return {
    ...{ label, data, endLabel, stepped: 'before' },
    ...{ borderColor: colour, backgroundColor: colour, borderDash: [...dash], borderWidth: 2 },
  };
}

function band(data: ComparisonCurves, { low, high }: IncumbentCurve, { colour }: LineStyle): Series[] {
  const both = low.map((bound, at) => bound !== null && (high[at] ?? null) !== null);
  const edge = (bounds: IncumbentCurve['low'], fill: false | '-1'): Series => ({
    label: 'band',
    decoration: true,
    data: pointsOf(
      data,
      bounds.map((bound, at) => (both[at] ? bound : null)),
    ),
    stepped: 'before',
    borderWidth: 0,
    fill,
    backgroundColor: withOpacity(colour, isLabelled(data.arms) ? 0.2 : 0.1),
  });
  return [edge(low, false), edge(high, '-1')];
}

function bestLine(bestKnown: BestKnown, end: number, objective: Measure, look: ChartLook): Series {
  const { value } = bestKnown;
  return {
    label: bestKnownText(bestKnown, (known) => measuredText(known, objective)),
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

function rangeOf({ curves, bestKnown }: ComparisonCurves, end: number): Range {
  const later = (heights: readonly (number | null)[]): number[] =>
    heights.filter((height, at): height is number => height !== null && curves.at[at]! >= BEGINNING * end);
  const heights = [
    ...curves.arms.flatMap(({ median, low, high }) => [median, low, high].flatMap(later)),
    ...(bestKnown === null ? [] : [bestKnown.value]),
  ];
  return heights.length === 0 ? [0, 1] : spread([Math.min(...heights), Math.max(...heights)], false);
}
