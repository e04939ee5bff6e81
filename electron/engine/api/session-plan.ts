/** What the strategy of a session means to do, where it knows that before it starts. */
import { objectiveOf } from '../../../shared/measure.ts';
import type { Session, Study } from '../../../shared/model.ts';
import { strategyNamed } from '../search/catalogue.ts';
import { ranElsewhere } from '../search/elsewhere.ts';
import { remeasuring } from '../search/remeasure.ts';
import type { RungPlan } from '../search/rungs/brackets.ts';

export function sessionPlan(
  { strategy, budget, remeasure }: Pick<Session, 'strategy' | 'budget' | 'remeasure'>,
  study: Study,
): RungPlan | undefined {
  if (ranElsewhere(strategy.name)) return undefined;
  const { space, maxEpochs } = study;
  const { trials } = remeasure ? remeasuring(budget, maxEpochs).search : budget;
  const problem = { space, goal: objectiveOf(study).goal, maxEpochs, maxTrials: trials ?? null };
  return strategyNamed(strategy.name).plan?.(problem, strategy.options);
}
