/** Hyperband (Li et al. 2018): successive halving several times over, from many short trials to few long ones. */
import { hyperbandBrackets, kerasTunerBrackets, type RungPlan } from '../rungs/brackets.ts';
import { drawUniformly, nextInBrackets, type Sampler } from '../rungs/halve.ts';
import { whenAllEnded, whenEnoughWait } from '../rungs/promote.ts';
import { ETA, ITERATIONS, MIN_EPOCHS, refusalToHalve } from '../rungs/options.ts';
import type { Ask, SearchProblem, Strategy, StrategyOptions } from '../strategy.ts';

/** The paper's brackets. */
export function hyperbandPlan({ maxEpochs }: SearchProblem, options: StrategyOptions): RungPlan {
  const [eta, minEpochs, iterations] = [options['eta'], options['min_epochs'], options['iterations']].map(Number);
  return { brackets: hyperbandBrackets(maxEpochs, eta!, minEpochs!), iterations: iterations! };
}

function kerasTunerPlan({ maxEpochs }: SearchProblem, options: StrategyOptions): RungPlan {
  return { brackets: kerasTunerBrackets(maxEpochs, Number(options['eta'])), iterations: Number(options['iterations']) };
}

/** Hyperband with the paper's brackets and any source of configurations. */
export function hyperbandWith(sample: Sampler, options: StrategyOptions): Ask {
  const planOf = onceEach((problem) => hyperbandPlan(problem, options));
  return (problem, history, random) =>
    nextInBrackets({ ...planOf(problem), promotion: whenAllEnded, sample }, problem, history, random);
}

function asInKerasTuner(options: StrategyOptions): Ask {
  const planOf = onceEach((problem) => kerasTunerPlan(problem, options));
  return (problem, history, random) => {
    const filling = { ...planOf(problem), promotion: whenEnoughWait, sample: drawUniformly };
    return nextInBrackets(filling, problem, history, random);
  };
}

/** A session asks about one problem, at every question. */
function onceEach(planOf: (problem: SearchProblem) => RungPlan): (problem: SearchProblem) => RungPlan {
  const plans = new WeakMap<SearchProblem, RungPlan>();
  return (problem) => {
    const known = plans.get(problem) ?? planOf(problem);
    plans.set(problem, known);
    return known;
  };
}

export const hyperband: Strategy = {
  name: 'hyperband',
  title: 'Hyperband',
  how:
    'Successive halving must know after how many epochs a first judgement is fair. Hyperband does not ask: it runs several ' +
    'brackets of about equal cost, the first with many configurations and few epochs, the last with few configurations ' +
    'and all epochs, which is random search. A trial that is promoted continues with its weights and optimizer. Rungs ' +
    'rank by the stop metric, and one that fails or diverges gives its slot to the next best. While a bracket waits for ' +
    'results the next one begins. Mode keras-tuner forms the brackets of Keras Tuner and promotes as early as it does, ' +
    'from one epoch; there a failed trial takes a slot with it.',
  paper:
    'Li, Jamieson, DeSalvo, Rostamizadeh and Talwalkar (2018): Hyperband: A novel bandit-based approach to ' +
    'hyperparameter optimization. JMLR 18.',
  options: [
    ETA,
    MIN_EPOCHS,
    ITERATIONS,
    {
      name: 'mode',
      title: 'Brackets of',
      type: 'choice',
      default: 'paper',
      values: ['paper', 'keras-tuner'],
      what: 'Whose brackets and promotions: those of the paper, or those of Keras Tuner 1.4.8 (from one epoch).',
    },
  ],
  promotes: true,
  thinks: false,
  refusal: (problem, options) =>
    refusalToHalve(problem, options['mode'] === 'keras-tuner' ? { ...options, min_epochs: 1 } : options),
  plan: (problem, options) =>
    options['mode'] === 'keras-tuner' ? kerasTunerPlan(problem, options) : hyperbandPlan(problem, options),
  create: (options) => (options['mode'] === 'keras-tuner' ? asInKerasTuner(options) : hyperbandWith(drawUniformly, options)),
};
