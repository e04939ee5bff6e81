/** The loss or the accuracy of one trial over its epochs, with its best epoch. */
import { valueText } from '../format/value.ts';
import type { EpochMetrics } from '../model.ts';
import { countAxis, numberAxis, spread, type Range } from './axis.ts';
import { figure, type Figure } from './figure.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';

export interface TrialCurves {
  readonly metric: 'loss' | 'accuracy';
  readonly epochs: readonly EpochMetrics[];
  /** The epoch of the best stop metric, whose weights are kept. */
  readonly bestEpoch: number | null;
  /** How far the trial may train: the end of the axis. */
  readonly maxEpochs: number;
}

type Measured = 'train' | 'stop' | 'select';

export function trialCurves(data: TrialCurves, look: ChartLook): Figure {
  const curves = measuredIn(data.metric).map((name) => curve(name, data, look));
  const heights = curves.flatMap(({ data: points }) => points.map(({ y }) => y)).filter(Number.isFinite);
  const range: Range = heights.length === 0 ? [0, 1] : spread([Math.min(...heights), Math.max(...heights)], false);
  const unit = data.metric === 'loss' ? 'loss (nats)' : 'accuracy (share of rows)';
  return figure({
    look,
    x: countAxis('epoch', [0, Math.max(data.maxEpochs, data.epochs.at(-1)?.epoch ?? 1)]),
    y: numberAxis(unit, range, valueText),
    series: [...bestEpochLine(data, range, look), ...curves],
    subtitle: subtitleOf(data),
  });
}

function measuredIn(metric: 'loss' | 'accuracy'): readonly Measured[] {
  return metric === 'loss' ? ['train', 'stop', 'select'] : ['stop', 'select'];
}

function curve(name: Measured, { metric, epochs, bestEpoch }: TrialCurves, look: ChartLook): Series {
  const { colour, dash } = styleOf(name, look);
  const data: FigurePoint[] = epochs.map((epoch) => ({ x: epoch.epoch, y: metricOf(epoch, name, metric) }));
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

function metricOf(epoch: EpochMetrics, name: Measured, metric: 'loss' | 'accuracy'): number {
  if (name === 'train') return epoch.trainLoss;
  if (name === 'stop') return metric === 'loss' ? epoch.stopLoss : epoch.stopAccuracy;
  return metric === 'loss' ? epoch.selectLoss : epoch.selectAccuracy;
}

function styleOf(name: Measured, look: ChartLook): { readonly colour: string; readonly dash: readonly number[] } {
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
