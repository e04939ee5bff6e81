/** What the strategy of a session means to do, where it knows that before it starts. */
import { objectiveOf } from '../../../shared/measure.ts';
import type { Budget, Session, Study } from '../../../shared/model.ts';
import { strategyNamed } from '../search/catalogue.ts';
import { ranElsewhere } from '../search/elsewhere.ts';
import { remeasuring } from '../search/remeasure.ts';
import type { RungPlan } from '../search/rungs/brackets.ts';
import { withoutPromotion } from '../search/rungs/short-budget.ts';

type Planned = Pick<Session, 'strategy' | 'budget' | 'remeasure'>;
type OfStudy = Pick<Study, 'space' | 'maxEpochs' | 'measures' | 'objectives'>;

export function sessionPlan(session: Planned, study: OfStudy): RungPlan | undefined {
  const { strategy } = session;
  if (ranElsewhere(strategy.name)) return undefined;
  const { space, maxEpochs } = study;
  const { trials } = budgetOfStrategy(session, study);
  const problem = { space, goal: objectiveOf(study).goal, maxEpochs, maxTrials: trials ?? null };
  return strategyNamed(strategy.name).plan?.(problem, strategy.options);
}

/**
 * That no trial will be trained further, as the budget ends before; null where one will, or nothing is planned.
 * @param outside how many trials stand outside of its brackets, each with all epochs
 */
export function shortBudget(session: Planned, study: OfStudy, outside: number): string | null {
  const plan = sessionPlan(session, study);
  if (plan === undefined) return null;
  return withoutPromotion(plan, budgetOfStrategy(session, study), { trials: outside, epochs: outside * study.maxEpochs });
}

function budgetOfStrategy({ budget, remeasure }: Planned, { maxEpochs }: OfStudy): Budget {
  return remeasure ? remeasuring(budget, maxEpochs).search : budget;
}
