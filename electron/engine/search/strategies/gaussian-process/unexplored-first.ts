/**
 * Against standing still in a space with conditions: where the best candidate of a part of the space would only repeat a
 * trial, that part is explored, and the others get their turn. Expected improvement alone stays, as a next to nothing that is
 * certain counts more than what a kernel learned mostly in this part leaves possible elsewhere. SMAC (Hutter, Hoos and
 * Leyton-Brown 2011) interleaves random configurations for the same reason; here only repetitions give way, and to what
 * promises most elsewhere.
 *
 * A part: the configurations with the same parameters active and the same value of each that has few.
 */
import type { Axis } from '../../coordinates.ts';
import type { Mask } from './activity.ts';
import type { Candidate } from './maximise.ts';
import { isSmooth } from './moves.ts';

/** Of the range of a parameter: configurations that differ by less on every axis count as the same. */
const NEAR = 1e-3;

/**
 * The candidates, best first, in three ranks: those of unexplored parts, those of explored ones, those that repeat a trial.
 * @param tried coordinates of the trials, NaN where inactive.
 */
export function unexploredFirst(
  candidates: readonly Candidate[],
  { axes, mask }: { readonly axes: readonly Axis[]; readonly mask: Mask },
  tried: readonly Float64Array[],
): readonly Candidate[] {
  const explored = new Set<string>();
  const ranked = candidates.map((candidate) => {
    const point = mask(candidate.point);
    const part = partOf(axes, point);
    const repeats = tried.some((trial) => areNear(axes, trial, point));
    if (repeats) explored.add(part);
    return { candidate, rank: repeats ? 2 : explored.has(part) ? 1 : 0 };
  });
  return ranked.toSorted((left, right) => left.rank - right.rank).map(({ candidate }) => candidate);
}

function partOf(axes: readonly Axis[], point: Float64Array): string {
  return axes.map((axis, at) => (isSmooth(axis) && !Number.isNaN(point[at]!) ? 'active' : point[at])).join();
}

function areNear(axes: readonly Axis[], one: Float64Array, other: Float64Array): boolean {
  return axes.every(({ kind }, at) => {
    if (Number.isNaN(one[at]!) || kind === 'category') return Object.is(one[at], other[at]);
    return Math.abs(one[at]! - other[at]!) < NEAR;
  });
}
