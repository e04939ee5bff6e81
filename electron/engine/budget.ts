/** What a session may still spend. Pure. */
import type { Budget, Trial } from '../../shared/model.ts';

type Spender = Pick<Trial, 'number' | 'epochs' | 'epochsDone' | 'parent' | 'sequence'>;

/** Epochs that a session has trained or promised to its running trials; those inherited from a parent are the parent's. */
export function epochsPromised(trials: readonly Spender[]): number {
  const byNumber = new Map(trials.map((trial) => [trial.number, trial]));
  return trials.reduce((sum, trial) => {
    const inherited = trial.parent === null ? 0 : byNumber.get(trial.parent)!.epochsDone;
    return sum + (trial.sequence === null ? trial.epochs : trial.epochsDone) - inherited;
  }, 0);
}

/**
 * Why no further trial may start, or null where one may. A budget in epochs is never overdrawn; one in seconds ends the
 * asking, and what runs then may finish. (Trials are counted by `decide`.)
 * @param epochs that the next trial would train; 0 while it is not known.
 */
export function budgetSpent(budget: Budget, trials: readonly Spender[], activeMs: number, epochs: number): string | null {
  if (budget.seconds !== undefined && activeMs >= budget.seconds * 1000)
    return `The budget of ${budget.seconds} seconds is spent.`;
  if (budget.epochs !== undefined && epochsPromised(trials) + epochs > budget.epochs - (epochs === 0 ? 1 : 0))
    return `The budget of ${budget.epochs} epochs is spent.`;
  return null;
}
