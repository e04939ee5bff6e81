/** What a session has seen so far, as something to minimise. */
import type { Params } from '../../../shared/model.ts';
import type { HistoryTrial, SearchProblem } from './strategy.ts';

export interface Observation {
  /** Number of the trial. */
  readonly number: number;
  readonly params: Params;
  /** The trial's value, negated where larger is better; Infinity where it failed or diverged. */
  readonly loss: number;
}

/** The trials that have ended, in the order of asking. */
export function observationsOf(
  { maximize }: Pick<SearchProblem, 'maximize'>,
  history: readonly HistoryTrial[],
): readonly Observation[] {
  return history
    .filter(({ sequence }) => sequence !== null)
    .map(({ number, params, state, value }) => {
      const lost = state === 'failed' || state === 'diverged' || value === null || !Number.isFinite(value);
      return { number, params, loss: lost ? Infinity : maximize ? -value : value };
    });
}

/** Best first; of equals the one that was asked for earlier. */
export function bestFirst(observations: readonly Observation[]): readonly Observation[] {
  return observations.toSorted((left, right) => (left.loss === right.loss ? left.number - right.number : left.loss - right.loss));
}
