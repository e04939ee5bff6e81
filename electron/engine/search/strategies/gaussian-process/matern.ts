/**
 * Matérn's kernel with smoothness 5/2: functions drawn from it can be differentiated twice, no oftener.
 *
 * Notation: q is the squared, scaled distance; s = sqrt(5 q); k(q) = (1 + s + s^2 / 3) exp(-s)
 * (Rasmussen and Williams 2006, equation 4.17), from 1 at no distance to 0; dk/dq = -5/6 (1 + s) exp(-s), finite there.
 */

/** Replaces every q by k(q) and writes dk/dq, with one exponential for both. */
export function maternOfAll(q: Float64Array, slopes: Float64Array): void {
  for (let at = 0; at < q.length; at++) {
    const s = Math.sqrt(5 * q[at]!);
    const decay = Math.exp(-s);
    q[at] = (1 + s + (s * s) / 3) * decay;
    slopes[at] = (-5 / 6) * (1 + s) * decay;
  }
}
