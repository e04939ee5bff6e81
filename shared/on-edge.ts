import type { PairwiseComparison } from './evidence.ts';
import { STABLE } from './statistics/comparison-levels.ts';

/** Whether another experiment of the same size might well, about once in ten times, have found something else. @param stability null where it is not known. */
export function isOnEdge(stability: number | null): boolean {
  return stability !== null && stability < STABLE;
}

/** A stability as it is shown, in whole percents: rounded down, so that what is below the level never looks as if it reached it. */
export function shownStability(stability: number | null): number | null {
  return stability === null ? null : Math.floor(Number((100 * stability).toFixed(6))) / 100;
}

/** Whether another experiment might well say another word; of an undecided one the word says that itself. */
export function isWordOnEdge({ word, stability }: Pick<PairwiseComparison, 'word' | 'stability'>): boolean {
  return word !== 'undecided' && isOnEdge(stability);
}
