import { countText } from '../../shared/format/count.ts';
import type { Budget } from '../../shared/model.ts';

/**
 * "600 epochs or 50 trials", "open"; "50 trials, 23 planned" where the search has an end of its own before.
 *
 * @param expected trials that the search comes to; null where nobody can say
 */
export function budgetInWords(budget: Budget, expected: number | null = null): string {
  const limits = Object.entries(budget).flatMap(([kind, limit]) => (limit === undefined ? [] : [`${countText(limit)} ${kind}`]));
  const words = limits.join(' or ') || 'open';
  const endsBefore = expected !== null && budget.trials !== undefined && expected < budget.trials;
  return endsBefore ? `${words}, ${countText(expected)} planned` : words;
}
