/** A measure of one trial over its epochs, with its best epoch. */
import { measuredText } from '../format/value.ts';
import { valueOf, type Measure } from '../measure.ts';
import type { Epoch, PartitionName } from '../model.ts';
import { measureText } from '../wording.ts';
import { countAxis, numberAxis, spread, type Range } from './axis.ts';
import { figure, type Figure } from './figure.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';

export interface TrialCurves {
  readonly measure: Measure;
  readonly epochs: readonly Epoch[];
  /** The epoch with the best value of the objective on *stop*, whose weights are kept. */
  readonly bestEpoch: number | null;
  /** How far the trial may train: the end of the axis. */
  readonly maxEpochs: number;
}

export function trialCurves(data: TrialCurves, look: ChartLook): Figure {
  const { measure } = data;
  const curves = drawnPartitions(measure).map((name) => curve(name, data, look));
  const heights = curves.flatMap(({ data: points }) => points.map(({ y }) => y)).filter(Number.isFinite);
  const range: Range = heights.length === 0 ? [0, 1] : spread([Math.min(...heights), Math.max(...heights)], false);
  return figure({
    look,
    x: countAxis('epoch', [0, Math.max(data.maxEpochs, data.epochs.at(-1)?.epoch ?? 1)]),
    y: numberAxis(measureText(measure), range, (value) => measuredText(value, measure)),
    series: [...bestEpochLine(data, range, look), ...curves],
    subtitle: subtitleOf(data),
  });
}

/** The partitions on which a person follows a trial. */
export function drawnPartitions({ onTrain }: Measure): readonly PartitionName[] {
  return onTrain ? ['train', 'stop', 'select'] : ['stop', 'select'];
}

function curve(name: PartitionName, { measure, epochs, bestEpoch }: TrialCurves, look: ChartLook): Series {
  const { colour, dash } = styleOf(name, look);
  const data: FigurePoint[] = epochs.map((epoch) => ({ x: epoch.epoch, y: valueOf(epoch[name], measure) ?? Number.NaN }));
  return {
    label: name,
    data,
    endLabel: true,
    borderColor: colour,
    backgroundColor: colour,
    borderDash: [...dash],
    pointRadius: data.map(({ x }) => (x === bestEpoch ? 3.5 : epochs.length === 1 ? 2 : 0)),
  };
}

function styleOf(name: PartitionName, look: ChartLook): { readonly colour: string; readonly dash: readonly number[] } {
  if (name === 'train') return { colour: look.neutral, dash: [2, 2] };
  if (name === 'stop') return { colour: look.chosen, dash: [6, 3] };
  return { colour: look.accent, dash: [] };
}

function bestEpochLine({ bestEpoch }: TrialCurves, [low, high]: Range, look: ChartLook): Series[] {
  if (bestEpoch === null) return [];
  const data = [low, high].map((y) => ({ x: bestEpoch, y }));
  return [{ label: 'best epoch', decoration: true, data, borderColor: look.axis, borderWidth: 1, borderDash: [3, 3] }];
}

function subtitleOf({ epochs, bestEpoch, maxEpochs }: TrialCurves): string {
  if (epochs.length === 0) return 'No epoch has ended yet.';
  const best = bestEpoch === null ? '' : `; best epoch on stop: ${bestEpoch}`;
  return `${epochs.length} of at most ${maxEpochs} epochs${best}.`;
}
