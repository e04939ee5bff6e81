/** Which of too many trials are drawn. */

/**
 * At most `count` of the items, in their order; the same ones every time. Ids are scattered by Fibonacci hashing (Knuth, The
 * Art of Computer Programming 3, 6.4), which spreads consecutive ids evenly and follows no period of a strategy's brackets.
 */
export function sampled<Item extends { readonly id: number }>(items: readonly Item[], count: number): readonly Item[] {
  if (items.length <= count) return items;
  const keys = Float64Array.from(items, ({ id }) => Math.imul(id, 0x9e3779b1) >>> 0);
  const limit = keys.toSorted()[count]!;
  return items.filter((_, at) => keys[at]! < limit);
}
