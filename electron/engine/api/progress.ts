/** How far a session is, and how long it will still take. Pure. */
import type { SessionTotals } from '../../../db/store.ts';
import type { SessionProgress, WorkerStatus } from '../../../shared/contract/searches.ts';
import { higherIsBetter, type Budget, type Objective, type Session, type Trial } from '../../../shared/model.ts';

/** Share of a trial's work that must be done before a rate means anything. */
const ENOUGH_WORK = 0.5;

/** Of a session that runs, from its trials in memory. */
export function sessionProgress(
  session: Session,
  trials: readonly Trial[],
  objective: Objective,
  activeMs: number,
  workers: readonly WorkerStatus[],
): SessionProgress {
  const best = incumbentOf(trials, objective);
  const totals: SessionTotals = {
    trials: trials.length,
    finished: trials.filter(({ sequence }) => sequence !== null).length,
    epochs: epochsTrained(trials),
    incumbent: best && { trialId: best.id, number: best.number, value: best.value! },
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

/** The best trial that ended with a value; of equals the one asked first. */
export function incumbentOf(trials: readonly Trial[], objective: Objective): Trial | null {
  const better = (left: number, right: number): boolean => (higherIsBetter(objective) ? left > right : left < right);
  return trials
    .filter(({ state, value }) => value !== null && (state === 'completed' || state === 'stopped'))
    .reduce<Trial | null>((best, trial) => (best === null || better(trial.value!, best.value!) ? trial : best), null);
}

function epochsTrained(trials: readonly Trial[]): number {
  const byNumber = new Map(trials.map((trial) => [trial.number, trial]));
  return trials.reduce((sum, { epochsDone, parent }) => sum + epochsDone - (byNumber.get(parent ?? -1)?.epochsDone ?? 0), 0);
}

/** The shortest of what the budgets leave at the pace so far. Null while there is no pace yet. */
function remainingMs(budget: Budget, trials: readonly Trial[], activeMs: number): number | null {
  const trialsDone = trials.reduce((sum, trial) => sum + (trial.sequence === null ? trial.epochsDone / trial.epochs : 1), 0);
  const pace = (left: number, done: number): number => (Math.max(0, left) * activeMs) / done;
  const left = [
    ...(budget.trials !== undefined && trialsDone >= ENOUGH_WORK ? [pace(budget.trials - trialsDone, trialsDone)] : []),
    ...(budget.epochs !== undefined && epochsTrained(trials) > 0
      ? [pace(budget.epochs - epochsTrained(trials), epochsTrained(trials))]
      : []),
    ...(budget.seconds !== undefined ? [Math.max(0, budget.seconds * 1000 - activeMs)] : []),
  ];
  return left.length > 0 ? Math.min(...left) : null;
}
