import type { SessionProgress } from './contract/searches.ts';

/** How much of a search is done, 0 to 1: of its budget by the nearest limit, or of what its strategy plans. */
export function budgetShare({ session: { budget }, finished, expected, epochs, elapsedMs }: SessionProgress): number {
  const shares = [
    finished / (expected ?? Infinity),
    epochs / (budget.epochs ?? Infinity),
    elapsedMs / 1000 / (budget.seconds ?? Infinity),
  ];
  return Math.min(1, Math.max(...shares));
}
