/** The levels by which a comparison of strategies is judged, and the sizes from which on it can be. */

/**
 * Of intervals that are to hold together in 95 of 100 comparisons. A comparison says two things that chance may say too, what strategies end
 * with and how soon they come there, and is to say either in less than 5 % where they are alike: one in a hundred is left to the second, see
 * `SOONER_LEVEL`, and half of one to what resampling, ties and few pairs add. So an interval leaves 0 out where p is at most 0.035: not much
 * less could be, as six pairs in a row for one of two have a p of 0.031.
 */
export const JOINT_LEVEL = 0.965;
/** Of an interval that is about its own pair alone. */
export const SINGLE_LEVEL = 0.95;
/** Below it a p that was corrected for all strategies says that one comes sooner, or later, than random search. */
export const SOONER_LEVEL = 0.01;
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
