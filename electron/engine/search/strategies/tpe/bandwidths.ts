/** The widest kernel: the range itself, which is also the prior's. */
export const WIDEST = 1;

/**
 * The bandwidth of a kernel at each place of [0, 1]: the larger gap to its neighbours, the ends of the range being
 * neighbours as well, except that the outermost of several places look inwards only (Bergstra et al. 2011, section 4.1).
 * At least 1 / min(100, n + 2) for n places, the "magic clip" that keeps kernels from shrinking to a point.
 *
 * Gaps below the clip do not count, so nothing is sorted: in a part of the range as wide as the clip only the lowest and the
 * highest place can have a larger one, to the highest of the part before and to the lowest of the next. Of equal places the
 * first is the lowest and the last the highest.
 */
export function bandwidths(places: Float64Array): Float64Array {
  const count = places.length;
  if (count === 1) return Float64Array.of(Math.max(WIDEST / 3, places[0]!, WIDEST - places[0]!));
  const parts = Math.min(100, count + 2);
  const widths = new Float64Array(count).fill(WIDEST / parts);
  const lowest = new Int32Array(parts).fill(-1);
  const highest = new Int32Array(parts).fill(-1);
  for (let at = 0; at < count; at++) {
    const place = places[at]!;
    const part = Math.min(parts - 1, Math.floor(place * parts));
    if (lowest[part] === -1 || place < places[lowest[part]!]!) lowest[part] = at;
    if (highest[part] === -1 || place >= places[highest[part]!]!) highest[part] = at;
  }
  let below = -1;
  for (let part = 0; part < parts; part++) {
    const above = lowest[part]!;
    if (above === -1) continue;
    if (below !== -1) {
      const gap = places[above]! - places[below]!;
      widths[below] = Math.max(widths[below]!, gap);
      widths[above] = Math.max(widths[above]!, gap);
    }
    below = highest[part]!;
  }
  return widths;
}
