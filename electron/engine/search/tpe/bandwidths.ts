/** The widest kernel: the range itself, which is also the prior's. */
export const WIDEST = 1;

/**
 * The bandwidth of a kernel at each place of [0, 1]: the larger gap to its neighbours, the ends of the range being
 * neighbours as well, except that the outermost of several places look inwards only (Bergstra et al. 2011, section 4.1).
 * At least 1 / min(100, n + 2) for n places, the "magic clip" that keeps kernels from shrinking to a point.
 */
export function bandwidths(places: Float64Array): Float64Array {
  const count = places.length;
  const least = WIDEST / Math.min(100, count + 2);
  const sorted = places.slice().sort();
  const starts = partStarts(sorted);
  const equalsBefore = new Uint32Array(count);
  const widths = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const place = places[at]!;
    const part = partOf(place, count);
    const first = firstFrom(sorted, place, starts[part]!, starts[part + 1]!);
    const rank = first + equalsBefore[first]!++;
    const left = rank > 0 ? place - sorted[rank - 1]! : count > 1 ? 0 : place;
    const right = rank < count - 1 ? sorted[rank + 1]! - place : count > 1 ? 0 : 1 - place;
    widths[at] = Math.min(WIDEST, Math.max(least, left, right));
  }
  return widths;
}

/** Of as many equal parts of [0, 1] as there are places: a place is found faster in its part than among all. */
function partOf(place: number, count: number): number {
  return Math.min(count - 1, Math.floor(place * count));
}

/** Where each part begins in the sorted places, and where the last one ends. */
function partStarts(sorted: Float64Array): Uint32Array {
  const count = sorted.length;
  const starts = new Uint32Array(count + 1).fill(count);
  for (let at = count - 1; at >= 0; at--) starts[partOf(sorted[at]!, count)] = at;
  for (let part = count - 1; part >= 0; part--) starts[part] = Math.min(starts[part]!, starts[part + 1]!);
  return starts;
}

/** Index of the first element from `low` on and before `high` that is not below the value; `high` where there is none. */
function firstFrom(sorted: Float64Array, value: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
