/** Successive halving (Jamieson and Talwalkar 2016): many configurations start, and the best few get more epochs. */
import { halvingBracket, halvings, type RungPlan } from '../rungs/brackets.ts';
import { drawUniformly, nextInBrackets } from '../rungs/halve.ts';
import { whenAllEnded } from '../rungs/promote.ts';
import { ETA, ITERATIONS, MIN_EPOCHS, refusalToHalve } from '../rungs/options.ts';
import type { SearchProblem, Strategy, StrategyOptions } from '../strategy.ts';

function plan({ maxEpochs }: SearchProblem, options: StrategyOptions): RungPlan {
  const eta = Number(options['eta']);
  const s = halvings(maxEpochs, eta, Number(options['min_epochs']));
  const bracket = halvingBracket(Number(options['configurations']) || eta ** s, s, maxEpochs, eta);
  return { brackets: [bracket], iterations: Number(options['iterations']) };
}

export const successiveHalving: Strategy = {
  name: 'successive-halving',
  title: 'Successive halving',
  how:
    'Starts many random configurations with few epochs, keeps the best 1/eta of them, trains these eta times as long, and ' +
    'so on until the last ones reach the full number of epochs. A trial that is kept continues with its weights and ' +
    'optimizer, nothing is trained twice. Trials are ranked by the stop metric; one that fails or diverges gives its slot ' +
    'to the next best. It saves most where a few epochs already tell good from bad, and errs where good ones start slowly.',
  paper: 'Jamieson and Talwalkar (2016): Non-stochastic best arm identification and hyperparameter optimization. AISTATS.',
  options: [
    ETA,
    MIN_EPOCHS,
    {
      name: 'configurations',
      title: 'Configurations that start',
      type: 'int',
      default: 0,
      low: 0,
      high: 100_000,
      what: 'Configurations that start; 0 for as many as leave one at the end.',
    },
    ITERATIONS,
  ],
  promotes: true,
  thinks: false,
  refusal: refusalToHalve,
  plan,
  create: (options) => (problem, history, random) => {
    const filling = { ...plan(problem, options), promotion: whenAllEnded, sample: drawUniformly };
    return nextInBrackets(filling, problem, history, random);
  },
};
