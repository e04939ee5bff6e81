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
  const order = ascending(places);
  const result = new Float64Array(count);
  for (let rank = 0; rank < count; rank++) {
    const place = places[order[rank]!]!;
    const left = rank > 0 ? place - places[order[rank - 1]!]! : count > 1 ? 0 : place;
    const right = rank < count - 1 ? places[order[rank + 1]!]! - place : count > 1 ? 0 : 1 - place;
    result[order[rank]!] = Math.min(WIDEST, Math.max(least, left, right));
  }
  return result;
}

function ascending(places: Float64Array): Uint32Array {
  return Uint32Array.from(places, (_, at) => at).sort((left, right) => places[left]! - places[right]!);
}
