/** How much of what a search had found it gave away again, as data that chose nothing tell it. */
export interface Overtuning {
  /** At least 0: how much worse the last incumbent is than the best that ever led. */
  readonly absolute: number;
  /**
   * Divided by how much the best was better than the first incumbent. From 1 on the search ended with something no better than it had
   * begun with. Null where no incumbent was better than the first: there was nothing to give away.
   */
  readonly relative: number | null;
}

/**
 * Overtuning and relative overtuning at the end of a search (Schneider, Bischl and Feurer 2025, PMLR 293): test(last incumbent) less
 * the least test(incumbent), and that over test(first incumbent) less the same; in gains in place of errors.
 *
 * @param gains of every incumbent, in the order in which they led, larger where better; at least one
 */
export function overtuningOf(gains: readonly number[]): Overtuning {
  const best = Math.max(...gains);
  const absolute = best - gains.at(-1)!;
  const improvement = best - gains[0]!;
  return { absolute, relative: improvement > 0 ? absolute / improvement : null };
}
