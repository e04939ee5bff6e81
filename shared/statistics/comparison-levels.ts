/** The levels by which a comparison of strategies is judged, and the sizes from which on it can be. */

/**
 * Of intervals that are to hold together in 95 of 100 comparisons: one in a hundred is kept in reserve for what resampling, ties and few
 * pairs add, so that comparisons of strategies with themselves find something in less than 5 %. So an interval leaves 0 out where p is at most 0.04.
 */
export const JOINT_LEVEL = 0.96;
/** Of an interval that is about its own pair alone. */
export const SINGLE_LEVEL = 0.95;
/** Below it a p that was corrected for all comparisons counts. */
export const SIGNIFICANT = 0.05;
/**
 * Below this share of resampled experiments with the same finding it lies on the edge to another one. They are drawn around what was
 * found, which a new experiment is not: of findings that 95 to 99 % of resamples repeat, new experiments repeat 92 in 100.
 */
export const STABLE = 0.95;

/** Below so many pairs not even the same winner in all of them is improbable: 2 / 2^5 is above 5 %. */
export const FEWEST_PAIRS = 6;
/** Below so many runs a median has no interval: the bootstrap interval of the median of 3 holds it in 77 of 100 cases. */
export const FEWEST_RUNS = 6;
/** Beyond, it is a number without use. */
export const MOST_PAIRS = 1_000_000;
