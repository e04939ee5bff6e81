/** One search on an objective, without training: what it reaches after so many evaluations. */
import { completeChoice, strategyNamed } from '../../electron/engine/search/catalogue.ts';
import { decide } from '../../electron/engine/search/decide.ts';
import { simulate, type SimulatedTrial } from '../../electron/engine/search/simulate.ts';
import type { Decision, SearchProblem } from '../../electron/engine/search/strategy.ts';
import { randomFor } from '../../shared/random.ts';
import type { Objective } from '../objectives.ts';

export interface Watched {
  /** Is handed every question, so that it can watch how it is answered. */
  readonly through?: (answer: () => Decision) => Decision;
  /** What the search is told of a value. */
  readonly told?: (value: number) => number | 'failed';
}

/** The trials of a search with so many evaluations, one at a time. */
export function searchOn(
  strategy: string,
  { name, space, noise, value }: Objective,
  seed: number,
  evaluations: number,
  { through = (answer) => answer(), told = (seen) => seen }: Watched = {},
): readonly SimulatedTrial[] {
  const problem: SearchProblem = { space, goal: 'minimise', maxEpochs: 1, maxTrials: evaluations };
  const ask = strategyNamed(strategy).create(completeChoice({ name: strategy, options: {} }).options);
  const chance = randomFor('noise', name, seed);
  return simulate({
    next: (history) => through(() => decide(ask, problem, history, seed)),
    train: (params) => {
      const seen = told(value(params) + noise * chance.normal());
      return seen === 'failed' ? seen : { stop: seen, select: seen, durationMs: 1 };
    },
    goal: 'minimise',
    workers: 1,
  });
}

/**
 * The regret after each number of evaluations: the value without noise of the configuration with the lowest value seen so
 * far, less the minimum; infinite where all have failed.
 */
export function regretsOf(
  strategy: string,
  objective: Objective,
  seed: number,
  after: readonly number[],
  told?: Watched['told'],
): readonly number[] {
  const trials = searchOn(strategy, objective, seed, Math.max(...after), told && { told });
  const seen = trials.map(({ value }) => value ?? Infinity);
  return after.map((count) => {
    const least = Math.min(...seen.slice(0, count));
    return least === Infinity ? least : objective.value(trials[seen.indexOf(least)]!.params) - objective.minimum;
  });
}
