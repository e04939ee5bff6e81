/** How far a session is, and how long it will still take. Pure. */
import type { SessionTotals } from '../../../db/store/sessions.ts';
import type { SessionProgress } from '../../../shared/contract/searches.ts';
import type { Session, Trial } from '../../../shared/model.ts';
import { remeasuring } from '../search/remeasure.ts';
import type { RungPlan } from '../search/rungs/brackets.ts';
import { plannedWork, type PlannedWork } from '../search/rungs/planned-work.ts';
import type { SessionTrials } from '../session/session-trials.ts';

/** Share of a trial's work that must be done before a rate means anything. */
const ENOUGH_WORK = 0.5;

/** A session with the plan of its strategy, where it has one. */
export interface PlannedSession {
  readonly session: Session;
  readonly plan: RungPlan | undefined;
  /** Of the study. */
  readonly maxEpochs: number;
}

/** What only the run of a session knows, where this process runs it. */
type AtWork = Pick<SessionProgress, 'workers' | 'heldBack' | 'winner'> & { readonly activeMs: number };

/** Of a session that runs, from its trials in memory. */
export function sessionProgress(
  planned: PlannedSession,
  trials: SessionTrials,
  { activeMs, winner, ...atWork }: AtWork,
): SessionProgress {
  const { finished, epochs } = trials.counts();
  const best = trials.best()[0];
  const totals: SessionTotals = {
    trials: trials.all.length,
    finished,
    epochs,
    outsideBrackets: planned.plan === undefined ? 0 : outsideBrackets(trials).length,
    repeats: repeatsAmong(trials),
    incumbent: best ? { trialId: best.id, number: best.number, value: best.value! } : null,
    winner,
  };
  const left = planned.session.state === 'running' ? remainingMs(planned, trials, activeMs) : null;
  return progressOf(planned, totals, activeMs, left, atWork);
}

/** Of a session that does not run: nothing remains, and nobody works. */
export function restingProgress(
  planned: PlannedSession,
  totals: SessionTotals,
  heldBack: SessionProgress['heldBack'],
): SessionProgress {
  return progressOf(planned, totals, planned.session.activeMs, null, { workers: [], heldBack });
}

function progressOf(
  { session, plan, maxEpochs }: PlannedSession,
  { outsideBrackets, repeats, ...totals }: SessionTotals,
  elapsedMs: number,
  remainingMs: number | null,
  atWork: Omit<AtWork, 'activeMs' | 'winner'>,
): SessionProgress {
  const { finished } = totals;
  const work = plan === undefined ? null : plannedWork(plan);
  const planned = work === null ? Infinity : work.trials + outsideBrackets + repeatsLeft(session, maxEpochs, repeats);
  const least = Math.min(session.budget.trials ?? Infinity, planned);
  const expected = least === Infinity ? null : least;
  const trialsPerMinute = finished > 0 && elapsedMs > 0 ? (finished * 60_000) / elapsedMs : null;
  return { session, ...totals, expected, elapsedMs, trialsPerMinute, remainingMs, ...atWork };
}

/**
 * The shortest of what the budgets and the plan leave at the pace so far. Null while there is no pace yet. Where the plan is
 * what ends the session its epochs set the pace: its first trials are shorter than its last.
 */
function remainingMs(planned: PlannedSession, trials: SessionTrials, activeMs: number): number | null {
  const { budget } = planned.session;
  const { finished, epochs } = trials.counts();
  const trialsDone = trials.unfinished().reduce((sum, trial) => sum + trial.epochsDone / trial.epochs, finished);
  const pace = (left: number, done: number): number => (Math.max(0, left) * activeMs) / done;
  const work = workWithin(planned, trials);
  const left = [
    ...(work !== null && epochs > 0 ? [pace(work.epochs - epochs, epochs)] : []),
    ...(work === null && budget.trials !== undefined && trialsDone >= ENOUGH_WORK
      ? [pace(budget.trials - trialsDone, trialsDone)]
      : []),
    ...(budget.epochs !== undefined && epochs > 0 ? [pace(budget.epochs - epochs, epochs)] : []),
    ...(budget.seconds !== undefined ? [Math.max(0, budget.seconds * 1000 - activeMs)] : []),
  ];
  return left.length > 0 ? Math.min(...left) : null;
}

/** What the whole plan and the trials outside of it come to; null where there is none, or the budget of trials ends before. */
function workWithin({ session, plan, maxEpochs }: PlannedSession, trials: SessionTrials): PlannedWork | null {
  const work = plan === undefined ? null : plannedWork(plan);
  if (work === null) return null;
  const outside = outsideBrackets(trials);
  const left = repeatsLeft(session, maxEpochs, repeatsAmong(trials));
  const all = work.trials + outside.length + left;
  const epochs = outside.reduce((sum, trial) => sum + (trial.sequence === null ? trial.epochs : trial.epochsDone), work.epochs);
  return all > (session.budget.trials ?? Infinity) ? null : { trials: all, epochs: epochs + left * maxEpochs };
}

/** How many trials are still to measure others again. */
function repeatsLeft({ remeasure, budget }: Session, maxEpochs: number, repeats: number): number {
  return remeasure ? Math.max(0, remeasuring(budget, maxEpochs).repeats - repeats) : 0;
}

function repeatsAmong({ all }: SessionTrials): number {
  return all.filter(({ repeats }) => repeats !== null).length;
}

function outsideBrackets({ all }: SessionTrials): readonly Trial[] {
  return all.filter(({ bracket }) => bracket === null);
}
