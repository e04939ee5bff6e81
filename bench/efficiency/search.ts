/** One search on an objective, without training: what it reaches after so many evaluations. */
import { completeChoice, strategyNamed } from '../../electron/engine/search/catalogue.ts';
import { decide } from '../../electron/engine/search/decide.ts';
import { simulate, type SimulatedTrial } from '../../electron/engine/search/simulate.ts';
import type { Decision, SearchProblem } from '../../electron/engine/search/strategy.ts';
import { randomFor } from '../../shared/random.ts';
import type { Objective } from '../objectives.ts';

/**
 * The trials of a search with so many evaluations, one at a time.
 * @param through is handed every question, so that it can watch how it is answered.
 */
export function searchOn(
  strategy: string,
  { name, space, noise, value }: Objective,
  seed: number,
  evaluations: number,
  through: (answer: () => Decision) => Decision = (answer) => answer(),
): readonly SimulatedTrial[] {
  const problem: SearchProblem = { space, goal: 'minimise', maxEpochs: 1, maxTrials: evaluations };
  const ask = strategyNamed(strategy).create(completeChoice({ name: strategy, options: {} }).options);
  const chance = randomFor('noise', name, seed);
  return simulate({
    next: (history) => through(() => decide(ask, problem, history, seed)),
    train: (params) => {
      const seen = value(params) + noise * chance.normal();
      return { stop: seen, select: seen, durationMs: 1 };
    },
    goal: 'minimise',
    workers: 1,
  });
}

/**
 * The regret after each number of evaluations: the value without noise of the configuration with the lowest value seen so
 * far, less the minimum.
 */
export function regretsOf(strategy: string, objective: Objective, seed: number, after: readonly number[]): readonly number[] {
  const trials = searchOn(strategy, objective, seed, Math.max(...after));
  return after.map((count) => {
    const best = trials.slice(0, count).reduce((one, other) => (other.value! < one.value! ? other : one));
    return objective.value(best.params) - objective.minimum;
  });
}
