import type { SessionProgress } from './contract/searches.ts';

/** How much of a search's budget is spent, 0 to 1. A budget counts by its nearest limit. */
export function budgetShare({ session: { budget }, finished, epochs, elapsedMs }: SessionProgress): number {
  const shares = [
    finished / (budget.trials ?? Infinity),
    epochs / (budget.epochs ?? Infinity),
    elapsedMs / 1000 / (budget.seconds ?? Infinity),
  ];
  return Math.min(1, Math.max(...shares));
}
