import { incompleteBeta } from './incomplete-beta.ts';

/**
 * McNemar's exact test of two classifiers on the same rows (McNemar 1947): the two-sided probability that rows which only one of them
 * gets right are shared out at least as unevenly by chance. 1 where there is no such row.
 * @param onlyFirst rows that the first one alone gets right. @param onlySecond those that the second one alone gets right.
 */
export function mcnemar(onlyFirst: number, onlySecond: number): number {
  const [fewer, more] = [Math.min(onlyFirst, onlySecond), Math.max(onlyFirst, onlySecond)];
  return fewer === more ? 1 : Math.min(1, 2 * incompleteBeta(0.5, more, fewer + 1));
}
