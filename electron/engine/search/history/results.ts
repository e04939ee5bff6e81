/** What a session has found out so far, as something to minimise. */
import { gainOf, type Directed } from '../../../../shared/measure.ts';
import type { Params } from '../../../../shared/model.ts';
import { isLost, isRunning } from '../rungs/ranking.ts';
import type { HistoryTrial } from '../strategy.ts';

const MOST = 1e100;

export interface Result {
  /** Number of the trial. */
  readonly ordinal: number;
  readonly params: Params;
  /** The trial's value, negated where larger is better; at most 1e100 from 0, so that models can square and sum it. */
  readonly loss: number;
}

/** The trials that have ended with a value, in the order of asking. */
export function resultsOf(measure: Directed, history: readonly HistoryTrial[]): readonly Result[] {
  const results: Result[] = [];
  for (const trial of history) {
    if (!hasResult(trial)) continue;
    const { ordinal, params, value } = trial;
    results.push({ ordinal, params, loss: Math.min(MOST, Math.max(-MOST, -gainOf(measure, value))) });
  }
  return results;
}

function hasResult(trial: HistoryTrial): trial is HistoryTrial & { readonly value: number } {
  return !isRunning(trial) && !isLost(trial) && trial.value !== null && Number.isFinite(trial.value);
}

/**
 * How many trials a model can learn from: those with a value, and those that failed or diverged, which tell where not to
 * look. Were they not counted, a space in which much fails would be drawn from at random for most of a session.
 */
export function learnedFrom(history: readonly HistoryTrial[]): number {
  return history.filter((trial) => isLost(trial) || hasResult(trial)).length;
}

/** Best first; of equals the one that was asked for earlier. */
export function bestFirst(results: readonly Result[]): readonly Result[] {
  return results.toSorted((left, right) => left.loss - right.loss || left.ordinal - right.ordinal);
}
