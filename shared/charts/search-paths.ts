/** What single searches have found after how much they spent. */
import { bestKnownBasis, bestKnownText, type BestKnown } from '../best-known.ts';
import type { ComparisonEvidence } from '../evidence.ts';
import type { ExperimentAxis, IncumbentStep } from '../experiment.ts';
import { countText } from '../format/count.ts';
import { measuredRange, measuredText } from '../format/value.ts';
import type { Measure } from '../measure.ts';
import type { ChartArm } from './arm.ts';
import { measureAxis, spread } from './axis.ts';
import { placeOnAxis, spentAxis } from './experiment-axis.ts';
import { figure, type Figure } from './figure.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';
import { armStyle } from './strategy-style.ts';

export interface SearchPath extends ChartArm {
  readonly steps: readonly IncumbentStep[];
  /** All that the search has spent, on the axis. */
  readonly spent: number;
}

export interface SearchPaths {
  readonly paths: readonly SearchPath[];
  readonly axis: ExperimentAxis;
  readonly measure: ComparisonEvidence['measure'];
  readonly objective: Measure;
  readonly bestKnown: BestKnown;
}

export function searchPaths({ paths, axis, measure, objective, bestKnown }: SearchPaths, look: ChartLook): Figure {
  const end = Math.max(1, ...paths.map(({ spent }) => spent));
  const text = (value: number): string => measuredText(value, objective);
  const heights = [bestKnown.value, ...paths.flatMap(({ steps }) => laterHeights(steps, measure))];
  return figure({
    look,
    x: spentAxis(axis, end),
    y: measureAxis(measure, objective, spread([Math.min(...heights), Math.max(...heights)], false)),
    series: [
      bestKnownLine(bestKnown, placeOnAxis(axis, end), objective, look),
      ...paths.map((path) => line(path, { axis, measure, objective }, look)),
    ],
    subtitle: `The ${measure} ${objective.title} of the best so far on select; dashed: the ${bestKnownText(bestKnown, text)}, ${bestKnownBasis(bestKnown, (interval) => measuredRange(interval, objective))}.`,
  });
}

/** The height of a step; where *confirm* is not recorded there is none. */
function heightOf(step: IncumbentStep, measure: ComparisonEvidence['measure']): number {
  return (measure === 'confirm' ? step.confirm : step.select) ?? Number.NaN;
}

/** The first steps of a search do not decide what the axis shows: the last half of them does. */
function laterHeights(steps: readonly IncumbentStep[], measure: ComparisonEvidence['measure']): number[] {
  const heights = steps.map((step) => heightOf(step, measure)).filter(Number.isFinite);
  return heights.slice(Math.min(heights.length - 1, Math.ceil(heights.length / 3)));
}

function line(
  path: SearchPath,
  { axis, measure, objective }: Pick<SearchPaths, 'axis' | 'measure' | 'objective'>,
  look: ChartLook,
): Series {
  const { colour, dash } = armStyle(look, path.strategy, path.budgetFactor);
  const steps = path.steps.map((step): FigurePoint => ({
    x: placeOnAxis(axis, step[axis]),
    y: heightOf(step, measure),
    number: step.trial,
    text: `${path.label}\nselect ${measuredText(step.select, objective)} after ${countText(step.epochs)} epochs`,
  }));
  const last = steps.at(-1);
  const end = placeOnAxis(axis, path.spent);
  return {
    label: last ? `${path.label} ${measuredText(last.y, objective)}` : path.label,
    data: last && end > last.x ? [...steps, { ...last, x: end }] : steps,
    endLabel: true,
    stepped: 'before',
    borderColor: colour,
    backgroundColor: colour,
    borderDash: [...dash],
    borderWidth: 2,
    pointRadius: steps.map(() => 2.5),
  };
}

function bestKnownLine(bestKnown: BestKnown, end: number, objective: Measure, look: ChartLook): Series {
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
