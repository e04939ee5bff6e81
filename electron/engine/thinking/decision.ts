/** The next decision of a session, by a strategy that thinks longer than the engine's loop may wait. */
import type { Budget, StrategyChoice } from '../../../shared/model.ts';
import { decideRemeasuring, decideWithin } from '../budget.ts';
import { strategyNamed } from '../search/catalogue.ts';
import type { Decision, HistoryTrial, SearchProblem } from '../search/strategy.ts';
import type { Kept } from './kept.ts';

/** What stays the same from one question of a session to the next, until its budget grows. */
export interface SessionAsked {
  readonly strategy: StrategyChoice;
  readonly problem: SearchProblem;
  readonly budget: Budget;
  readonly remeasure: boolean;
  readonly seed: number;
}

/** Epochs that the session's trials have trained or will, and how long it has been at it. */
export interface Spent {
  readonly activeMs: number;
  readonly promised: number;
}

/** @throws what the strategy throws: a mistake of ours. */
export function decision({ activeMs, promised }: Spent, { about, items }: Kept<SessionAsked, HistoryTrial>): Decision {
  const { strategy, problem, budget, remeasure, seed } = about;
  const ask = strategyNamed(strategy.name).create(strategy.options);
  const decide = remeasure ? decideRemeasuring : decideWithin;
  return decide(budget, ask, problem, items, seed, { activeMs, promised: () => promised });
}
