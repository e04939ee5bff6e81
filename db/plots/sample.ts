/** Which of too many trials are drawn. */
import { literal, sql, type Sql } from '../sql.ts';

/** Points of a plot; of more, SAMPLED_POINTS are drawn over a density of all. */
export const MOST_POINTS = 2000;
export const SAMPLED_POINTS = 1000;

/** Knuth's multiplier for words of 32 bits: 2^32 divided by the golden ratio. */
const MULTIPLIER = 0x9e3779b1;

/**
 * An order of trials for a sample of the first of them, the same every time: ids scattered by Fibonacci hashing (Knuth, The Art
 * of Computer Programming 3, 6.4), which spreads consecutive ids evenly and follows no period of a strategy's brackets.
 */
export const SCATTERED = literal(`trials.id * ${MULTIPLIER} & ${0xffffffff}`);

/** The order that puts the trials of these ids first, then the others as SCATTERED does. */
export function beforeScattered(ids: readonly number[]): Sql {
  return sql`trials.id NOT IN (SELECT value FROM json_each(${JSON.stringify(ids)})), ${SCATTERED}`;
}

/** The positions, ascending, of at most `count` of the ids: those that SCATTERED puts first. */
export function sampled(ids: ArrayLike<number>, count: number): readonly number[] {
  if (ids.length <= count) return Array.from(ids, (_, at) => at);
  const keys = Uint32Array.from(ids, (id) => Math.imul(id, MULTIPLIER));
  const limit = keys.toSorted()[count]!;
  const positions: number[] = [];
  for (let at = 0; at < keys.length; at++) if (keys[at]! < limit) positions.push(at);
  return positions;
}
