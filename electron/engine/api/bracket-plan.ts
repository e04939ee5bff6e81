/** The brackets of a session, those that are still to come included. */
import type { Store } from '../../../db/store.ts';
import type { PlotData, PlotRequest } from '../../../shared/plots.ts';
import { withPlannedRungs } from '../search/rungs/planned-rungs.ts';
import { sessionPlan } from './session-plan.ts';

/** The plot; brackets of a whole session that is not over with the rungs that its strategy plans. */
export function plotWithPlan(store: Store, request: PlotRequest): PlotData {
  const data = store.plot(request);
  if (request.kind !== 'brackets' || data.kind !== 'brackets' || request.filter !== undefined) return data;
  const session = store.session(request.sessionId);
  if (session.state === 'finished' || session.state === 'failed') return data;
  const plan = sessionPlan(session, store.study(session.studyId));
  return plan === undefined ? data : { ...data, rungs: withPlannedRungs(data.rungs, plan) };
}
