import { budgetShare } from '../../shared/budget-share.ts';
import type { SessionProgress } from '../../shared/contract/searches.ts';

/** How much of the searches' budgets is spent, 0 to 1; null where nothing runs. */
export function progressShare(running: readonly SessionProgress[]): number | null {
  if (running.length === 0) return null;
  return running.reduce((sum, progress) => sum + budgetShare(progress), 0) / running.length;
}
