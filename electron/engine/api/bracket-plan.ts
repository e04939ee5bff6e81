/** The brackets of a session, those that are still to come included. */
import type { Store } from '../../../db/store.ts';
import type { PlotData, PlotRequest } from '../../../shared/plots.ts';
import { objectiveOf } from '../../../shared/measure.ts';
import { strategyNamed } from '../search/catalogue.ts';
import { withPlannedRungs } from '../search/rungs/planned-rungs.ts';

/** The plot; brackets of a whole session that is not over with the rungs that its strategy plans. */
export function plotWithPlan(store: Store, request: PlotRequest): PlotData {
  const data = store.plot(request);
  if (request.kind !== 'brackets' || data.kind !== 'brackets' || request.filter !== undefined) return data;
  const { strategy, state, studyId, budget } = store.session(request.sessionId);
  if (state === 'finished' || state === 'failed') return data;
  const study = store.study(studyId);
  const { space, maxEpochs } = study;
  const problem = { space, goal: objectiveOf(study).goal, maxEpochs, maxTrials: budget.trials ?? null };
  const plan = strategyNamed(strategy.name).plan?.(problem, strategy.options);
  return plan === undefined ? data : { ...data, rungs: withPlannedRungs(data.rungs, plan) };
}
