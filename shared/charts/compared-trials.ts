/** One measure of a few trials over their epochs, each in a style of its own, with the epoch whose weights count. */
import { valueOf } from '../measure.ts';
import type { Epoch } from '../model.ts';
import { countAxis, measureAxis, spread, type Range } from './axis.ts';
import { figure, MOST_END_LABELS, type Figure } from './figure.ts';
import type { CurveChoices } from './learning-curves.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';

export interface ComparedTrial {
  readonly id: number;
  readonly label: string;
  readonly epochs: readonly Epoch[];
  readonly bestEpoch: number | null;
}

export interface TrialStyle {
  readonly colour: string;
  /** Lengths of dash and gap in pixels; empty for an unbroken line. */
  readonly dash: readonly number[];
}

const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 2], [8, 3, 2, 3]];

/** How the trial in this place of a comparison is drawn, from 0; as many differ as can be compared. */
export function comparedStyle(look: ChartLook, place: number): TrialStyle {
  return { colour: look.strategies[place % look.strategies.length]!, dash: DASHES[place % DASHES.length]! };
}

export function comparedTrials(trials: readonly ComparedTrial[], shown: CurveChoices, look: ChartLook): Figure {
  const curves = trials.map((trial, place) => curve(trial, shown, comparedStyle(look, place), trials.length));
  const heights = curves.flatMap(({ data }) => data.map(({ y }) => y)).filter(Number.isFinite);
  const range: Range = heights.length === 0 ? [0, 1] : spread([Math.min(...heights), Math.max(...heights)], false);
  const longest = Math.max(2, ...trials.map(({ epochs }) => epochs.at(-1)?.epoch ?? 0));
  return figure({
    look,
    x: countAxis('epoch', [1, longest]),
    y: measureAxis(shown.partition, shown.measure, range),
    series: curves,
    legend: trials.length > MOST_END_LABELS ? 'lines' : 'none',
    subtitle: heights.length === 0 ? 'No epoch has ended yet.' : 'A dot marks the best epoch on stop, whose weights count.',
  });
}

function curve(
  { id, label, epochs, bestEpoch }: ComparedTrial,
  { partition, measure }: CurveChoices,
  style: TrialStyle,
  trials: number,
): Series {
  const data: FigurePoint[] = epochs.map((epoch) => ({
    x: epoch.epoch,
    y: valueOf(epoch[partition], measure) ?? Number.NaN,
    id,
  }));
  return {
    label,
    data,
    endLabel: trials <= MOST_END_LABELS,
    borderColor: style.colour,
    backgroundColor: style.colour,
    borderDash: [...style.dash],
    pointRadius: data.map(({ x }) => (x === bestEpoch ? 3.5 : epochs.length === 1 ? 2 : 0)),
  };
}
