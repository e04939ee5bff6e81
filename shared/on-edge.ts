import type { PairwiseComparison } from './evidence.ts';

/**
 * Below this share of resampled experiments with the same finding it lies on the edge to another one. They are drawn around what was
 * found, which a new experiment is not: of findings that 95 to 99 % of resamples repeat, new experiments repeat 92 in 100.
 */
const STABLE = 0.95;

/** Whether another experiment of the same size might well, about once in ten times, have found something else. @param stability null where it is not known. */
export function isOnEdge(stability: number | null): boolean {
  return stability !== null && stability < STABLE;
}

/** Whether another experiment might well say another word; of an undecided one the word says that itself. */
export function isWordOnEdge({ word, stability }: Pick<PairwiseComparison, 'word' | 'stability'>): boolean {
  return word !== 'undecided' && isOnEdge(stability);
}
