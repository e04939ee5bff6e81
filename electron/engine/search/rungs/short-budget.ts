/** Whether a budget ends before the first promotion: then every trial has few epochs, and nothing is ever trained further. Pure. */
import { countedText, countText } from '../../../../shared/format/count.ts';
import type { Budget } from '../../../../shared/model.ts';
import type { RungPlan } from './brackets.ts';
import { plannedWork, type PlannedWork } from './planned-work.ts';

const AXES = ['trials', 'epochs'] as const;

/**
 * That it does, and what to take instead, in a sentence; null where there is a promotion or the plan has none.
 * @param budget that the strategy has
 * @param outside what trials outside of brackets take of it, as the default configuration does
 */
export function withoutPromotion(plan: RungPlan, budget: Budget, outside: PlannedWork): string | null {
  const [bracket] = plan.brackets;
  if (bracket === undefined || bracket.length < 2) return null;
  const [first] = bracket;
  const whole = plannedWork({ brackets: [bracket], iterations: 1 })!;
  const before = { trials: outside.trials + first!.size, epochs: outside.epochs + first!.size * first!.epochs };
  const axis = AXES.find((one) => (budget[one] ?? Infinity) <= before[one]);
  if (axis === undefined) return null;
  const unit = axis.slice(0, -1);
  return `With ${countedText(budget[axis]!, unit)} nothing is promoted: ${countText(before[axis])} come before the first promotion. Take ${countText(outside[axis] + whole[axis])} for a whole bracket.`;
}
