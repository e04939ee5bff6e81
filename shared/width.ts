/** How wide a search is where nobody says: with how many trials at a time its decisions reckon. */

export const MOST_WIDTH = 64;

/** One worker waits for nobody. More pay a few percent of the time for twice their number, up to half for no more (docs/reproducibility.md). */
export function usualWidth(workers: number): number {
  return workers === 1 ? 1 : Math.min(MOST_WIDTH, 2 * workers);
}

/** Of a comparison: the same on any machine, and enough for up to four workers. */
export const COMPARISON_WIDTH = 4;
