/** The points of a drawn figure in pixels: which one the pointer means, and which one comes next. */
import type { Axis } from './axis.ts';
import { placeBox } from './boxes.ts';
import type { Figure } from './figure.ts';
import type { FigurePoint } from './series.ts';

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Spot {
  readonly point: FigurePoint;
  /** The name of its series. */
  readonly series: string;
  /** The place of its series in the figure. */
  readonly seriesAt: number;
  readonly x: number;
  readonly y: number;
  readonly box: Rectangle | null;
}

/** Pixels within which a point is meant by a pointer that is inside a box as well. */
const CLOSE_PX = 10;

/** Every point that can be hovered, walked or picked, ordered by series and from left to right. */
export function spotsOf({ series, axes }: Figure, toX: (value: number) => number, toY: (value: number) => number): Spot[] {
  return series.flatMap(({ data, label, decoration }, seriesAt) => {
    if (decoration) return [];
    const spots = data
      .filter(({ x, y }) => isWithin(axes.x, x) && isWithin(axes.y, y))
      .map((point) => spotOf(point, label, seriesAt, toX, toY));
    return spots.sort((left, right) => left.x - right.x || left.y - right.y);
  });
}

function spotOf(
  point: FigurePoint,
  series: string,
  seriesAt: number,
  toX: (value: number) => number,
  toY: (value: number) => number,
): Spot {
  const box = point.box ? placeBox(point.box, toX, toY) : null;
  return { point, series, seriesAt, x: toX(point.x), y: toY(point.y), box };
}

/** The spot that a pointer means: a point close by, else the box around the pointer, else the nearest point within reach. */
export function nearestSpot(spots: readonly Spot[], x: number, y: number, reachPx = 40): Spot | null {
  let nearest: Spot | null = null;
  let least = reachPx;
  for (const spot of spots) {
    const distance = spot.box ? Infinity : Math.hypot(spot.x - x, spot.y - y);
    if (distance > least || (distance === least && nearest)) continue;
    [nearest, least] = [spot, distance];
  }
  if (nearest && least <= CLOSE_PX) return nearest;
  return spots.findLast(({ box }) => box && isInside(box, x, y)) ?? nearest;
}

function isWithin({ low, high }: Axis, value: number): boolean {
  return value >= low && value <= high;
}

function isInside({ left, top, width, height }: Rectangle, x: number, y: number): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

export type Walk = 'previous' | 'next' | 'up' | 'down' | 'first' | 'last';

/** The spot to go to: left and right along the series, up and down to the other series; the first one to begin with. */
export function walkFrom(spots: readonly Spot[], from: Spot | null, walk: Walk): Spot | null {
  const start = from && spots.find(({ point, seriesAt }) => point === from.point && seriesAt === from.seriesAt);
  if (!start) return spots[0] ?? null;
  if (walk === 'up' || walk === 'down') return otherSeries(spots, start, walk);
  const line = spots.filter(({ seriesAt }) => seriesAt === start.seriesAt);
  const at = line.indexOf(start);
  const to = { previous: at - 1, next: at + 1, first: 0, last: line.length - 1 }[walk];
  return line[Math.min(line.length - 1, Math.max(0, to))]!;
}

/** The spot of another series, or the box above or below, that is nearest in the direction of the walk. */
function otherSeries(spots: readonly Spot[], from: Spot, walk: 'up' | 'down'): Spot {
  const sign = walk === 'up' ? -1 : 1;
  const ahead = spots.filter((spot) => sign * (spot.y - from.y) > 0.5 && (spot.box !== null || spot.seriesAt !== from.seriesAt));
  const cost = (spot: Spot): number => 4 * Math.abs(spot.x - from.x) + Math.abs(spot.y - from.y);
  return ahead.reduce<Spot>((best, spot) => (best === from || cost(spot) < cost(best) ? spot : best), from);
}
