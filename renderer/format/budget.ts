import type { Budget } from '../../shared/model.ts';
import { count } from './number.ts';

/** "600 epochs or 50 trials", "open" */
export function budgetInWords(budget: Budget): string {
  const limits = Object.entries(budget).flatMap(([kind, limit]) => (limit === undefined ? [] : [`${count(limit)} ${kind}`]));
  return limits.join(' or ') || 'open';
}
