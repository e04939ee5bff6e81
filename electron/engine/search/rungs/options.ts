/** The options that all strategies with rungs have, and what none of them can do. */
import type { StrategyOption } from '../../../../shared/catalogue.ts';
import { halvings } from './brackets.ts';
import type { SearchProblem, StrategyOptions } from '../strategy.ts';

export const ETA: StrategyOption = {
  name: 'eta',
  title: 'Reduction factor (eta)',
  type: 'int',
  default: 3,
  low: 2,
  high: 10,
  what: 'One in eta goes on to the next rung, for eta times the epochs.',
};

export const MIN_EPOCHS: StrategyOption = {
  name: 'min_epochs',
  title: 'Fewest epochs',
  type: 'int',
  default: 1,
  low: 1,
  high: 10_000,
  what: 'The fewest epochs after which a trial may be judged.',
};

export const ITERATIONS: StrategyOption = {
  name: 'iterations',
  title: 'Iterations',
  type: 'int',
  default: 1,
  low: 0,
  high: 1000,
  what: 'How often the whole plan is run; 0 for as often as the budget allows.',
};

/** There must be epochs for a second rung. */
export function refusalToHalve({ maxEpochs }: SearchProblem, options: StrategyOptions): string | null {
  const [eta, minEpochs] = [Number(options['eta']), Number(options['min_epochs'])];
  if (halvings(maxEpochs, eta, minEpochs) > 0) return null;
  return `Trials of at most ${maxEpochs} epochs leave no second rung; with a reduction factor (eta) of ${eta} and rungs from epoch ${minEpochs} it takes ${eta * minEpochs}.`;
}
