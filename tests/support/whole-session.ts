/** A session to its end by formula: for tests that look at what a strategy proposes. */
import { completeChoice, strategyNamed } from '../../electron/engine/search/catalogue.ts';
import { decide } from '../../electron/engine/search/decide.ts';
import { simulate, type SimulatedTrial } from '../../electron/engine/search/simulate.ts';
import type { SearchProblem } from '../../electron/engine/search/strategy.ts';
import type { ParameterValue, Params } from '../../shared/model.ts';

export function wholeSession(
  name: string,
  options: Readonly<Record<string, ParameterValue>>,
  problem: SearchProblem,
  { seed = 1, workers = 1, worth = () => 0.5 }: { seed?: number; workers?: number; worth?: (params: Params) => number } = {},
): readonly SimulatedTrial[] {
  const ask = strategyNamed(name).create(completeChoice({ name, options }).options);
  return simulate({
    next: (history) => decide(ask, problem, history, seed),
    train: (params, epoch) => ({ stop: worth(params) * epoch, select: worth(params), durationMs: 1 }),
    goal: problem.goal,
    workers,
  });
}
