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

/** At most `count` of the items, in their order: those that SCATTERED puts first. */
export function sampled<Item extends { readonly id: number }>(items: readonly Item[], count: number): readonly Item[] {
  if (items.length <= count) return items;
  const keys = new Uint32Array(items.map(({ id }) => Math.imul(id, MULTIPLIER)));
  const limit = keys.toSorted()[count]!;
  return items.filter((_, at) => keys[at]! < limit);
}
