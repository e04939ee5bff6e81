import type { SessionProgress } from '../../shared/contract/searches.ts';

/** How much of the searches' budgets is spent, 0 to 1; null where nothing runs. A budget counts by its nearest limit. */
export function progressShare(running: readonly SessionProgress[]): number | null {
  if (running.length === 0) return null;
  return running.reduce((sum, progress) => sum + shareOf(progress), 0) / running.length;
}

function shareOf({ session: { budget }, finished, epochs, elapsedMs }: SessionProgress): number {
  const shares = [
    finished / (budget.trials ?? Infinity),
    epochs / (budget.epochs ?? Infinity),
    elapsedMs / 1000 / (budget.seconds ?? Infinity),
  ];
  return Math.min(1, Math.max(...shares));
}
