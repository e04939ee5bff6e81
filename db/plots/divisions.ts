/** An axis cut into cells. */
import type { Dimension } from '../../shared/model.ts';

export type Scale = 'linear' | 'log';

export interface Divisions {
  /** One more than there are cells, ascending. */
  readonly edges: readonly number[];
  readonly labels: readonly string[];
  /** The cell of a coordinate; those beyond the ends belong to the outermost cells. */
  cell(coordinate: number): number;
}

/** Cells of equal width, on a log scale of equal ratio. */
export function evenDivisions(low: number, high: number, count: number, scale: Scale): Divisions {
  const [from, to] = low < high ? [low, high] : widened(low, scale);
  const length = scale === 'log' ? Math.log(to / from) : to - from;
  const share = (x: number): number => (scale === 'log' ? Math.log(x / from) : x - from) / length;
  const edge = (at: number): number => {
    if (at === count) return to;
    return scale === 'log' ? from * (to / from) ** (at / count) : from + ((to - from) * at) / count;
  };
  const edges = Array.from({ length: count + 1 }, (_, at) => edge(at));
  const labels = edges.slice(1).map((end, at) => `${short(edges[at]!)} – ${short(end)}`);
  return { edges, labels, cell: (coordinate) => clamped(Math.floor(share(coordinate) * count), count) };
}

/** One cell around each of the values low, low + step, ... */
export function stepDivisions(low: number, count: number, step: number): Divisions {
  return {
    edges: Array.from({ length: count + 1 }, (_, at) => low + (at - 0.5) * step),
    labels: Array.from({ length: count }, (_, at) => short(low + at * step)),
    cell: (coordinate) => clamped(Math.round((coordinate - low) / step), count),
  };
}

/** One cell for each category, whose coordinate is its index. */
export function categoryDivisions(labels: readonly string[]): Divisions {
  return { ...stepDivisions(0, labels.length, 1), labels };
}

/** A cell for each step where the dimension has few of them, else `count` even cells, over the coordinates from low to high. */
export function numberDivisions(dimension: Dimension | null, low: number, high: number, count: number): Divisions {
  const numeric = dimension?.type === 'int' || dimension?.type === 'float' ? dimension : null;
  const scale = scaleOf(dimension);
  const step = numeric?.step ?? (numeric?.type === 'int' ? 1 : undefined);
  if (step !== undefined && scale === 'linear') {
    const steps = Math.round((high - low) / step) + 1;
    if (steps <= count) return stepDivisions(low, steps, step);
  }
  return evenDivisions(low, high, count, scale);
}

export function scaleOf(dimension: Dimension | null): Scale {
  const numeric = dimension?.type === 'int' || dimension?.type === 'float';
  return numeric && dimension.scale === 'log' && dimension.low > 0 ? 'log' : 'linear';
}

function widened(value: number, scale: Scale): [number, number] {
  return scale === 'log' ? [value / 2, value * 2] : [value - 0.5, value + 0.5];
}

function clamped(cell: number, count: number): number {
  return Math.max(0, Math.min(count - 1, cell));
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
