/** The axes of a chart: their range, their few ticks, and how a value on them is written. */
import { countText } from '../format/count.ts';
import { durationIn, durationUnit } from '../format/duration.ts';
import { parameterText } from '../format/parameter.ts';
import { measuredText } from '../format/value.ts';
import type { TrialColumn } from '../trial-table.ts';
import { measureText } from '../wording.ts';
import type { Measure } from '../measure.ts';
import {
  FINISHED_STATES,
  type Dimension,
  type ParameterValue,
  type PartitionName,
  type Space,
  type TrialState,
} from '../model.ts';
import { indexOfValue } from '../same-value.ts';
import { decimalsOf, linearTicks, logTicks } from './ticks.ts';
import { powerText } from './wording.ts';

export interface Tick {
  readonly value: number;
  readonly label: string;
}

export interface Axis {
  /** With the unit, and "log scale" where it is one. */
  readonly title: string;
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  readonly ticks: readonly Tick[];
  /** The words at the whole numbers from 0, on an axis of categories. */
  readonly categories?: readonly string[];
  /** Draws the low end at the top, or on the right. */
  readonly reversed?: boolean;
  /** Writes a value in full, for tooltips and tables. */
  readonly format: (value: number) => string;
}

export type Range = readonly [low: number, high: number];

/** An axis of plain numbers; every tick has as many decimals as their step needs. */
export function numberAxis(title: string, [low, high]: Range, format: (value: number) => string = parameterText): Axis {
  const values = linearTicks(low, high);
  const decimals = values.length > 1 ? decimalsOf(values[1]! - values[0]!) : 4;
  const label = (value: number): string => (Math.abs(value) >= 10_000 ? countText(value) : value.toFixed(decimals));
  return { title, low, high, log: false, ticks: values.map((value) => ({ value, label: label(value) })), format };
}

/** An axis of whole numbers, such as trials or epochs. */
export function countAxis(title: string, [low, high]: Range): Axis {
  const ticks = linearTicks(low, high, 6, true).map((value) => ({ value, label: countText(value) }));
  return { title, low, high, log: false, ticks, format: countText };
}

/** An axis of a measure on a partition: "select accuracy (share of rows)". */
export function measureAxis(partition: PartitionName, measure: Measure, range: Range): Axis {
  return numberAxis(`${partition} ${measureText(measure)}`, range, (value) => measuredText(value, measure));
}

/** An axis of shares from 0 to 1, written in per cent. */
export function shareAxis(title: string): Axis {
  const percent = (share: number): string => `${Number((100 * share).toFixed(1))} %`;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, label: percent(value) }));
  return { title, low: 0, high: 1, log: false, ticks, format: percent };
}

/** A logarithmic axis with powers of ten, or of two for whole numbers. */
export function logAxis(title: string, [low, high]: Range, whole = false): Axis {
  const ticks = logTicks(low, high, 6, whole ? 2 : 10).map((value) => ({
    value,
    label: whole ? countText(value) : powerText(value),
  }));
  return { title: `${title} (log scale)`, low, high, log: true, ticks, format: parameterText };
}

/** An axis of words at 0, 1, 2 and so on, with half a step of room at both ends. */
export function categoryAxis(title: string, categories: readonly string[]): Axis {
  const ticks = categories.map((label, value) => ({ value, label }));
  const format = (value: number): string => categories[Math.round(value)] ?? '';
  return { title, low: -0.5, high: categories.length - 0.5, log: false, ticks, categories, format };
}

/** The axis of a hyperparameter: its scale, and its whole range whatever the data are. */
export function parameterAxis(name: string, dimension: Dimension): Axis {
  if (dimension.type === 'categorical') return categoryAxis(name, dimension.values.map(parameterText));
  if (dimension.type === 'fixed') {
    const { value } = dimension;
    return typeof value === 'number'
      ? numberAxis(name, spread([value, value], false))
      : categoryAxis(name, [parameterText(value)]);
  }
  const { low, high } = dimension;
  if (dimension.scale === 'log') return logAxis(name, spread([low, high], true), dimension.type === 'int');
  if (dimension.type === 'int') return countAxis(name, spread([low, high], false));
  return numberAxis(name, spread([low, high], false));
}

/** Where a value of a hyperparameter lies on its axis: itself, or the place of its word. */
export function placeOf(dimension: Dimension, value: ParameterValue): number {
  if (dimension.type === 'categorical') return indexOfValue(dimension.values, value);
  if (dimension.type === 'fixed' && typeof dimension.value !== 'number') return 0;
  return Number(value);
}

/** States in the order in which an axis of them is numbered. */
export const STATE_ORDER: readonly TrialState[] = ['queued', 'running', ...FINISHED_STATES];

/** The axis of any column of the trials table; `range` is that of the data, in the column's own unit. */
export function columnAxis(column: TrialColumn, range: Range, space: Space, objective: Measure): Axis {
  const dimension = column.startsWith('params.') ? space[column.slice(7)] : undefined;
  if (dimension) return parameterAxis(column.slice(7), dimension);
  const wide = spread(range, false);
  if (column === 'state') return categoryAxis('state', STATE_ORDER);
  if (column === 'starred') return categoryAxis('starred', ['no', 'yes']);
  if (column === 'value') return measureAxis('select', objective, wide);
  if (column === 'stopValue') return measureAxis('stop', objective, wide);
  if (column === 'durationMs') return durationAxis('training time', wide);
  if (column === 'startedAt' || column === 'finishedAt') return momentAxis(column === 'startedAt' ? 'started' : 'finished', wide);
  return countAxis(COUNTED[column] ?? column, wide);
}

const COUNTED: Readonly<Record<string, string>> = {
  number: 'trial',
  session: 'session',
  bestEpoch: 'best epoch',
  epochsDone: 'epochs trained',
  worker: 'worker',
};

/** An axis of milliseconds, written in the unit that fits the longest. */
export function durationAxis(title: string, [low, high]: Range): Axis {
  const unit = durationUnit(high);
  const inUnit = numberAxis(`${title} (${unit.name})`, [low / unit.ms, high / unit.ms]);
  const ticks = inUnit.ticks.map(({ value, label }) => ({ value: value * unit.ms, label }));
  return { ...inUnit, low, high, ticks, format: (ms) => durationIn(unit, ms) };
}

/** An axis of moments, in milliseconds since 1970, written as the time since the first of them. */
function momentAxis(title: string, [low, high]: Range): Axis {
  const since = durationAxis(`${title}, since the first trial`, [0, high - low]);
  const ticks = since.ticks.map(({ value, label }) => ({ value: value + low, label }));
  return { ...since, low, high, ticks, format: (ms) => since.format(ms - low) };
}

/** A range with 3 % of room on both sides, so that no point sits on the frame; one value gets room of its own size. */
export function spread([low, high]: Range, log: boolean): Range {
  if (log) {
    const room = low === high ? 2 : (high / low) ** 0.03;
    return [low / room, high * room];
  }
  const room = low === high ? Math.abs(low) * 0.05 || 0.5 : (high - low) * 0.03;
  return [low - room, high + room];
}
