import { countText } from '../../shared/format/count.ts';
import type { Budget } from '../../shared/model.ts';

/** "600 epochs or 50 trials", "open" */
export function budgetInWords(budget: Budget): string {
  const limits = Object.entries(budget).flatMap(([kind, limit]) => (limit === undefined ? [] : [`${countText(limit)} ${kind}`]));
  return limits.join(' or ') || 'open';
}
