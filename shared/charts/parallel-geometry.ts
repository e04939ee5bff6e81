/** Parallel coordinates: where columns stand, where trials cross them, and what a brush on a column means. Pure geometry. */
import type { PlotData } from '../plots.ts';
import type { TrialFilter } from '../trial-table.ts';
import type { Measure } from '../measure.ts';
import type { Dimension, ParameterValue, Space } from '../model.ts';
import { indexOfValue } from '../same-value.ts';
import { measureAxis, parameterAxis, placeOf, type Axis, type Range } from './axis.ts';
import { focusOn } from './focus.ts';

export type ParallelRow = Extract<PlotData, { readonly kind: 'parallel' }>['rows'][number];

/** How a person has arranged the columns. */
export interface Arrangement {
  /** Names from left to right; names that are missing here come last. */
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  readonly flipped: readonly string[];
}

export const AS_GIVEN: Arrangement = { order: [], hidden: [], flipped: [] };

/** The name of the column of the objective. */
export const VALUE = 'value';

export interface Column {
  /** A parameter, or `VALUE`. */
  readonly name: string;
  readonly axis: Axis;
  readonly dimension: Dimension | null;
  readonly flipped: boolean;
  readonly x: number;
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ParallelLine {
  readonly row: ParallelRow;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Pixels below the frame at which a trial passes a parameter that it does not have. */
export const ABSENT_PX = 16;

/** Most whole numbers that an axis of them spreads like words. */
const MOST_SPREAD = 12;

/** Names of all columns, hidden ones included: parameters that vary, then the value; arranged. */
export function columnNames(space: Space, { order }: Arrangement): string[] {
  const names = [...Object.keys(space).filter((name) => space[name]!.type !== 'fixed'), VALUE];
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return names.toSorted((left, right) => place(left) - place(right));
}

/** The columns to draw, spread evenly over the frame. */
export function columnsOf(
  rows: readonly ParallelRow[],
  space: Space,
  objective: Measure,
  arrangement: Arrangement,
  { left, right }: Frame,
): Column[] {
  const names = columnNames(space, arrangement).filter((name) => !arrangement.hidden.includes(name));
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  return names.map((name, at) => ({
    name,
    axis: name === VALUE ? valueAxis(objective, values) : parameterAxis(name, space[name]!),
    dimension: space[name] ?? null,
    flipped: arrangement.flipped.includes(name),
    x: names.length === 1 ? (left + right) / 2 : left + ((right - left) * at) / (names.length - 1),
  }));
}

function valueAxis(objective: Measure, values: readonly number[]): Axis {
  return { ...measureAxis('select', objective, focusOn(values, objective).range), title: VALUE };
}

/** The height in pixels of a place on a column's axis; places beyond its ends lie on them. */
export function heightOf({ axis: { low, high, log }, flipped }: Column, place: number, { top, bottom }: Frame): number {
  const share = log ? Math.log(place / low) / Math.log(high / low) : (place - low) / (high - low);
  const inside = Math.min(1, Math.max(0, share));
  return flipped ? top + inside * (bottom - top) : bottom - inside * (bottom - top);
}

/** The place on a column's axis at a height in pixels. */
export function placeAt({ axis: { low, high, log }, flipped }: Column, y: number, { top, bottom }: Frame): number {
  const height = Math.min(1, Math.max(0, (bottom - y) / (bottom - top)));
  const share = flipped ? 1 - height : height;
  return log ? low * (high / low) ** share : low + share * (high - low);
}

/** The lines of trials, in the order of the rows. Trials of one word spread over its tick, the first of them at the top. */
export function linesOf(rows: readonly ParallelRow[], columns: readonly Column[], frame: Frame): ParallelLine[] {
  const heights = columns.map((column) => heightsOn(column, rows, frame));
  return rows.map((row, at) => ({ row, points: columns.map(({ x }, column) => [x, heights[column]![at]!] as const) }));
}

function heightsOn(column: Column, rows: readonly ParallelRow[], frame: Frame): number[] {
  const places = rows.map((row) => placeIn(column, row));
  const shifts = spreads(column) ? spreadOf(places, column.flipped) : [];
  return places.map((place, at) =>
    place === null ? frame.bottom + ABSENT_PX : heightOf(column, place + (shifts[at] ?? 0), frame),
  );
}

function placeIn({ name, dimension }: Column, { value, params }: ParallelRow): number | null {
  if (name === VALUE) return value;
  const given = params[name];
  return given === undefined || !dimension ? null : placeOf(dimension, given);
}

function spreads({ dimension, axis }: Column): boolean {
  return (
    axis.categories !== undefined || (dimension?.type === 'int' && !axis.log && dimension.high - dimension.low < MOST_SPREAD)
  );
}

/** Shifts within ±0.3 that set trials of the same place side by side; few trials stay close together. */
function spreadOf(places: readonly (number | null)[], flipped: boolean): number[] {
  const counts = new Map<number | null, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  const seen = new Map<number | null, number>();
  return places.map((place) => {
    const count = counts.get(place)!;
    const before = seen.get(place) ?? 0;
    seen.set(place, before + 1);
    const share = 0.5 - (before + 0.5) / count;
    return (flipped ? -1 : 1) * share * Math.min(0.6, 0.04 * count);
  });
}

/** The line nearest to a point, within reach; of lines equally near, the first. */
export function nearestLine(lines: readonly ParallelLine[], x: number, y: number, reachPx = 8): ParallelLine | null {
  let [nearest, least]: [ParallelLine | null, number] = [null, reachPx];
  for (const line of lines) {
    const distance = distanceTo(line, x, y);
    if (distance < least) [nearest, least] = [line, distance];
  }
  return nearest;
}

function distanceTo({ points }: ParallelLine, x: number, y: number): number {
  const at = Math.max(
    1,
    Math.min(
      points.length - 1,
      points.findIndex(([place]) => place >= x),
    ),
  );
  const [from, to] = [points[at - 1], points[at]];
  if (!from || !to || x < points[0]![0] - 8 || x > points.at(-1)![0] + 8) return Infinity;
  const slope = (to[1] - from[1]) / (to[0] - from[0]);
  return Math.abs(y - from[1] - slope * (x - from[0])) / Math.hypot(1, slope);
}

/** What a brush on a column lets through: a range of numbers, some words, or everything (null). */
export interface ColumnBrush {
  readonly name: string;
  readonly range: Range | null;
  readonly values: readonly ParameterValue[] | null;
}

/** The brush between two heights: the words whose ticks it covers, or the range of numbers, whole ones for whole axes. */
export function brushBetween(column: Column, first: number, second: number, frame: Frame): ColumnBrush {
  const { name, dimension } = column;
  const [low, high] = [placeAt(column, first, frame), placeAt(column, second, frame)].sort((left, right) => left - right) as [
    number,
    number,
  ];
  if (dimension?.type === 'categorical')
    return { name, range: null, values: dimension.values.filter((_, at) => at + 0.5 > low && at - 0.5 < high) };
  if (dimension?.type === 'int') return { name, range: wholeRange(low, high), values: null };
  return { name, range: [rounded(low), rounded(high)], values: null };
}

/** A brush shorter than the distance of two whole numbers takes the one it is on. */
function wholeRange(low: number, high: number): Range {
  const [from, to] = [Math.ceil(low), Math.floor(high)];
  return from <= to ? [from, to] : [Math.round((low + high) / 2), Math.round((low + high) / 2)];
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** The parts of a column that the study's filter lets through, as pairs of heights from the upper to the lower. */
export function brushedParts(
  column: Column,
  { ranges, choices }: TrialFilter,
  frame: Frame,
): (readonly [top: number, bottom: number])[] {
  const { name, axis, dimension } = column;
  const between = (low: number, high: number): readonly [number, number] => {
    const heights = [heightOf(column, low, frame), heightOf(column, high, frame)] as const;
    return [Math.min(...heights), Math.max(...heights)];
  };
  const range = ranges?.[name];
  const half = spreads(column) ? 0.5 : 0;
  if (range) return [between((range[0] ?? axis.low) - half, (range[1] ?? axis.high) + half)];
  const words = choices?.[name];
  if (!words || dimension?.type !== 'categorical') return [];
  return words
    .map((word) => indexOfValue(dimension.values, word))
    .filter((at) => at >= 0)
    .map((at) => between(at - 0.5, at + 0.5));
}

/** The order of the columns after one of them was dropped at a horizontal place. */
export function orderAfterDrop(columns: readonly Column[], name: string, x: number): string[] {
  const others = columns.filter((column) => column.name !== name);
  const before = others.filter((column) => column.x < x).length;
  const dragged = columns.find((column) => column.name === name);
  const at = dragged && Math.abs(dragged.x - x) < 1e-9 ? columns.indexOf(dragged) : before;
  return [...others.slice(0, at).map((column) => column.name), name, ...others.slice(at).map((column) => column.name)];
}
