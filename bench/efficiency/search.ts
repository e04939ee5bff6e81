/** One search on an objective, without training: what it reaches after so many evaluations. */
import { completeChoice, strategyNamed } from '../../electron/engine/search/catalogue.ts';
import { decide } from '../../electron/engine/search/decide.ts';
import { simulate } from '../../electron/engine/search/simulate.ts';
import type { SearchProblem } from '../../electron/engine/search/strategy.ts';
import { randomFor } from '../../shared/random.ts';
import type { Objective } from '../objectives.ts';

/**
 * The regret after each number of evaluations: the value without noise of the configuration with the lowest value seen so
 * far, less the minimum.
 */
export function regretsOf(strategy: string, objective: Objective, seed: number, after: readonly number[]): readonly number[] {
  const { space, minimum, noise, value } = objective;
  const problem: SearchProblem = { space, maximize: false, maxEpochs: 1, maxTrials: Math.max(...after) };
  const ask = strategyNamed(strategy).create(completeChoice({ name: strategy, options: {} }).options);
  const chance = randomFor('noise', objective.name, seed);
  const trials = simulate({
    next: (history) => decide(ask, problem, history, seed),
    train: (params) => {
      const seen = value(params) + noise * chance.normal();
      return { stop: seen, select: seen, durationMs: 1 };
    },
    maximize: false,
    workers: 1,
  });
  return after.map((count) => {
    const best = trials.slice(0, count).reduce((one, other) => (other.value! < one.value! ? other : one));
    return value(best.params) - minimum;
  });
}
