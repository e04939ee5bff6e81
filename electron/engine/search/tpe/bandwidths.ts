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
  const equalsBefore = new Uint32Array(count);
  const widths = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const place = places[at]!;
    const first = firstFrom(sorted, place);
    const rank = first + equalsBefore[first]!++;
    const left = rank > 0 ? place - sorted[rank - 1]! : count > 1 ? 0 : place;
    const right = rank < count - 1 ? sorted[rank + 1]! - place : count > 1 ? 0 : 1 - place;
    widths[at] = Math.min(WIDEST, Math.max(least, left, right));
  }
  return widths;
}

/** Index of the first element that is not below the value. */
function firstFrom(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
