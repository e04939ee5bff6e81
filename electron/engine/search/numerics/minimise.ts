/**
 * Minimisation of a smooth function in a box: limited-memory BFGS (Nocedal 1980) with projection onto the box.
 *
 * Notation: g gradient, s step, y change of the gradient, rho = 1 / (s y). A variable at a bound whose gradient points
 * outwards is held; the direction of the others is the quasi-Newton one (the two-loop recursion).
 */

/** Writes the gradient at the point and returns the value; a value that is not finite is a step too far. */
export type Smooth = (point: Float64Array, gradient: Float64Array) => number;

export interface Box {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface Effort {
  /** The most evaluations of the function. */
  readonly evaluations: number;
  /** Ends when no component of the gradient that can be followed is larger, .. */
  readonly slope: number;
  /** .. or a step has lowered the value by no more. */
  readonly gain: number;
}

export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
}

const MEMORY = 8;
const SUFFICIENT = 1e-4;
const SHORTEST = 1e-8;

interface Pair {
  readonly s: Float64Array;
  readonly y: Float64Array;
  readonly rho: number;
}

/** The lowest point that a descent from the start reaches; the start itself where its value is not finite. */
export function minimise(smooth: Smooth, start: Float64Array, box: Box, effort: Effort): Minimum {
  const size = start.length;
  let point: Float64Array = start.map((coordinate, at) => within(coordinate, box, at));
  let gradient: Float64Array = new Float64Array(size);
  let value = smooth(point, gradient);
  let left = effort.evaluations - 1;
  const pairs: Pair[] = [];

  while (left > 0 && Number.isFinite(value)) {
    const free = gradient.map((slope, at) => (isHeld(point[at]!, slope, box, at) ? 0 : slope));
    if (free.every((slope) => Math.abs(slope) <= effort.slope)) break;
    const direction = descent(free, pairs);
    let length = pairs.length > 0 ? 1 : Math.min(1, 1 / norm(free));
    let moved: Minimum | null = null;
    const next = new Float64Array(size);
    while (left > 0 && length > SHORTEST) {
      const tried = point.map((coordinate, at) => within(coordinate + length * direction[at]!, box, at));
      const reached = smooth(tried, next);
      left--;
      const expected = inner(free, difference(tried, point));
      if (Number.isFinite(reached) && reached <= value + SUFFICIENT * Math.min(0, expected)) {
        moved = { point: tried, value: reached };
        break;
      }
      length *= shrink(value, reached, expected);
    }
    if (!moved) {
      if (pairs.length === 0) break;
      pairs.length = 0;
      continue;
    }
    remember(pairs, difference(moved.point, point), difference(next, gradient));
    const gain = value - moved.value;
    ({ point, value } = moved);
    gradient = next;
    if (gain <= effort.gain) break;
  }
  return { point, value };
}

/** Where the parabola through the value, its slope and the value reached has its minimum, within a tenth and a half. */
function shrink(value: number, reached: number, expected: number): number {
  if (!Number.isFinite(reached) || expected >= 0) return 0.25;
  return Math.min(0.5, Math.max(0.1, -expected / (2 * (reached - value - expected))));
}

function descent(free: Float64Array, pairs: readonly Pair[]): Float64Array {
  const direction = free.map((slope) => -slope);
  const weights = new Float64Array(pairs.length);
  for (let at = pairs.length - 1; at >= 0; at--) {
    const { s, y, rho } = pairs[at]!;
    weights[at] = rho * inner(s, direction);
    for (let component = 0; component < direction.length; component++) direction[component]! -= weights[at]! * y[component]!;
  }
  const last = pairs.at(-1);
  if (last) {
    const scale = 1 / (last.rho * inner(last.y, last.y));
    for (let component = 0; component < direction.length; component++) direction[component]! *= scale;
  }
  for (let at = 0; at < pairs.length; at++) {
    const { s, y, rho } = pairs[at]!;
    const back = weights[at]! - rho * inner(y, direction);
    for (let component = 0; component < direction.length; component++) direction[component]! += back * s[component]!;
  }
  for (let component = 0; component < direction.length; component++) if (free[component] === 0) direction[component] = 0;
  return inner(direction, free) < 0 ? direction : free.map((slope) => -slope);
}

function remember(pairs: Pair[], s: Float64Array, y: Float64Array): void {
  const curvature = inner(s, y);
  if (!(curvature > 1e-10 * inner(y, y))) return;
  pairs.push({ s, y, rho: 1 / curvature });
  if (pairs.length > MEMORY) pairs.shift();
}

function isHeld(coordinate: number, slope: number, { low, high }: Box, at: number): boolean {
  return (coordinate <= low[at]! && slope > 0) || (coordinate >= high[at]! && slope < 0);
}

function within(coordinate: number, { low, high }: Box, at: number): number {
  return Math.min(high[at]!, Math.max(low[at]!, coordinate));
}

function inner(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += left[at]! * right[at]!;
  return sum;
}

function norm(vector: Float64Array): number {
  return Math.sqrt(inner(vector, vector));
}

function difference(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((component, at) => component - right[at]!);
}
