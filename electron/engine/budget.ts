/** What a session may still spend. Pure. */
import type { Budget, Trial } from '../../shared/model.ts';
import { decide } from './search/decide.ts';
import { nextRepeat, remeasuring, repeatsIn } from './search/remeasure.ts';
import type { Ask, Decision, HistoryTrial, SearchProblem } from './search/strategy.ts';

type Spender = Pick<Trial, 'ordinal' | 'epochs' | 'epochsDone' | 'parent' | 'sequence'>;

/**
 * Epochs that a session has trained or promised to its running trials; those inherited from a parent are the parent's.
 * @param trials all of the session, by ordinal
 */
export function epochsPromised(trials: readonly Spender[]): number {
  let sum = 0;
  for (const { sequence, epochs, epochsDone, parent } of trials)
    sum += (sequence === null ? epochs : epochsDone) - inheritedEpochs(parent, trials);
  return sum;
}

/**
 * Why no further trial may start, or null where one may. A budget in epochs is never overdrawn; one in seconds ends the
 * asking, and what runs then may finish. (Trials are counted by `decide`.)
 * @param promised epochs that the session's trials have trained or will.
 * @param epochs that the next trial would train; 0 while it is not known.
 */
export function budgetSpent(budget: Budget, promised: number, activeMs: number, epochs: number): string | null {
  if (budget.seconds !== undefined && activeMs >= budget.seconds * 1000)
    return `The budget of ${budget.seconds} seconds is spent.`;
  if (budget.epochs !== undefined && promised + epochs > budget.epochs - (epochs === 0 ? 1 : 0))
    return `The budget of ${budget.epochs} epochs is spent.`;
  return null;
}

export interface Spending {
  readonly activeMs: number;
  /** `epochsPromised`, or what keeps count of it. */
  readonly promised: (history: readonly HistoryTrial[]) => number;
}

/**
 * The next decision of a session within its budget: done where that is spent, or where the trial would overdraw it.
 * @throws Error where the strategy continues a trial that the session does not have.
 */
export function decideWithin(
  budget: Budget,
  ask: Ask,
  problem: SearchProblem,
  history: readonly HistoryTrial[],
  seed: number,
  { activeMs, promised: promisedBy }: Spending,
): Decision {
  const promised = budget.epochs === undefined ? 0 : promisedBy(history);
  const spent = budgetSpent(budget, promised, activeMs, 0);
  if (spent !== null) return { kind: 'done', why: spent };
  const decision = decide(ask, problem, history, seed);
  if (decision.kind !== 'run') return decision;
  const overdrawn = budgetSpent(budget, promised, activeMs, decision.epochs - inheritedEpochs(decision.parent, history));
  return overdrawn === null ? decision : { kind: 'done', why: overdrawn };
}

/**
 * The same of a session whose end measures its leading configurations again (search/remeasure.ts): the strategy is asked until its
 * share of the budget is spent or it has nothing more to ask for.
 */
export function decideRemeasuring(
  budget: Budget,
  ask: Ask,
  problem: SearchProblem,
  history: readonly HistoryTrial[],
  seed: number,
  spending: Spending,
): Decision {
  const { repeats, search } = remeasuring(budget, problem.maxEpochs);
  const again = repeatsIn(history);
  const whole = plus(search, { trials: again.length, epochs: epochsPromised(again) });
  const decision = decideWithin(whole, ask, { ...problem, maxTrials: whole.trials ?? null }, history, seed, spending);
  if (decision.kind !== 'done') return decision;
  return decideWithin(budget, () => nextRepeat(problem, history, repeats), problem, history, seed, spending);
}

/** What the budget limits, and so much more of it. */
function plus(budget: Budget, more: { readonly trials: number; readonly epochs: number }): Budget {
  return {
    ...budget,
    ...(budget.trials !== undefined && { trials: budget.trials + more.trials }),
    ...(budget.epochs !== undefined && { epochs: budget.epochs + more.epochs }),
  };
}

function inheritedEpochs(parent: number | null, history: readonly Spender[]): number {
  if (parent === null) return 0;
  const found = history[parent - 1];
  if (found?.ordinal !== parent) throw new Error(`The strategy named trial ${parent} of the session, which it does not have.`);
  return found.epochsDone;
}

/** For one more trial, where the budget counts them. */
export function withRoomForOne(budget: Budget): Budget {
  return budget.trials === undefined ? budget : { ...budget, trials: budget.trials + 1 };
}
