/** How far a session is, and how long it will still take. Pure. */
import type { SessionTotals } from '../../../db/store.ts';
import type { SessionProgress, WorkerStatus } from '../../../shared/contract/searches.ts';
import type { Budget, Session } from '../../../shared/model.ts';
import type { SessionTrials } from '../session/session-trials.ts';

/** Share of a trial's work that must be done before a rate means anything. */
const ENOUGH_WORK = 0.5;

/** Of a session that runs, from its trials in memory. */
export function sessionProgress(
  session: Session,
  trials: SessionTrials,
  activeMs: number,
  workers: readonly WorkerStatus[],
): SessionProgress {
  const { finished, epochs } = trials.counts();
  const best = trials.best()[0];
  const totals: SessionTotals = {
    trials: trials.all.length,
    finished,
    epochs,
    incumbent: best ? { trialId: best.id, number: best.number, value: best.value! } : null,
  };
  const left = session.state === 'running' ? remainingMs(session.budget, trials, activeMs) : null;
  return progressOf(session, totals, activeMs, left, workers);
}

/** Of a session that does not run: nothing remains, and nobody works. */
export function restingProgress(session: Session, totals: SessionTotals): SessionProgress {
  return progressOf(session, totals, session.activeMs, null, []);
}

function progressOf(
  session: Session,
  totals: SessionTotals,
  elapsedMs: number,
  remainingMs: number | null,
  workers: readonly WorkerStatus[],
): SessionProgress {
  const { finished } = totals;
  const trialsPerMinute = finished > 0 && elapsedMs > 0 ? (finished * 60_000) / elapsedMs : null;
  return { session, ...totals, elapsedMs, trialsPerMinute, remainingMs, workers };
}

/** The shortest of what the budgets leave at the pace so far. Null while there is no pace yet. */
function remainingMs(budget: Budget, trials: SessionTrials, activeMs: number): number | null {
  const { finished, epochs } = trials.counts();
  const trialsDone = trials.unfinished().reduce((sum, trial) => sum + trial.epochsDone / trial.epochs, finished);
  const pace = (left: number, done: number): number => (Math.max(0, left) * activeMs) / done;
  const left = [
    ...(budget.trials !== undefined && trialsDone >= ENOUGH_WORK ? [pace(budget.trials - trialsDone, trialsDone)] : []),
    ...(budget.epochs !== undefined && epochs > 0 ? [pace(budget.epochs - epochs, epochs)] : []),
    ...(budget.seconds !== undefined ? [Math.max(0, budget.seconds * 1000 - activeMs)] : []),
  ];
  return left.length > 0 ? Math.min(...left) : null;
}
