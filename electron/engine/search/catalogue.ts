/** The one list of strategies: the form in the window, the terminal's help, the report and the tests come from it. */
import { TrialdeckError } from '../../../shared/errors.ts';
import type { StrategyChoice } from '../../../shared/model.ts';
import { within } from '../../../shared/parse/check.ts';
import { asha } from './strategies/asha.ts';
import { bayesian } from './strategies/bayesian.ts';
import { bohb } from './strategies/bohb.ts';
import { cmaEs } from './strategies/cma-es.ts';
import { completeOptions } from './complete-options.ts';
import { grid } from './strategies/grid.ts';
import { hyperband } from './strategies/hyperband.ts';
import { kerasTunerBayesian } from './strategies/keras-tuner-bayesian.ts';
import { latinHypercube } from './strategies/latin-hypercube.ts';
import { manual } from './strategies/manual.ts';
import { narrowing } from './strategies/narrowing.ts';
import { randomSearch } from './strategies/random.ts';
import { sobol } from './strategies/sobol.ts';
import { successiveHalving } from './strategies/successive-halving.ts';
import type { Strategy } from './strategy.ts';
import { tpe } from './strategies/tpe.ts';
import { zoom } from './strategies/zoom.ts';

/**
 * Each with what a clock of twice the workers costs it with two and with eight workers, in percent of the time: means of
 * `npm run bench -- width`. What asks without looking at results pays as random search.
 */
const PRICED: readonly (readonly [strategy: Strategy, twoWorkers: number, eightWorkers: number])[] = [
  [randomSearch, 4.1, 3.2],
  [grid, 4.1, 3.2],
  [sobol, 4.1, 3.2],
  [latinHypercube, 4.1, 3.2],
  [manual, 4.1, 3.2],
  [zoom, 4.1, 3.2],
  [successiveHalving, 2.6, 2.1],
  [hyperband, 4.1, 4.0],
  [asha, 2.4, 2.5],
  [bohb, 3.7, 6.0],
  [tpe, 4.6, 0.3],
  [cmaEs, 4.5, 6.3],
  [bayesian, 4.5, 2.5],
  [kerasTunerBayesian, 4.4, 3.9],
  [narrowing, 4.5, 2.8],
];

export const CATALOGUE: readonly Strategy[] = PRICED.map(([strategy, twoWorkers, eightWorkers]) => ({
  ...strategy,
  clockPrice: { twoWorkers, eightWorkers },
}));

/** @throws TrialdeckError usage, for a name that is not in the catalogue. */
export function strategyNamed(name: string): Strategy {
  const entry = CATALOGUE.find((candidate) => candidate.name === name);
  if (entry) return entry;
  const known = CATALOGUE.map((candidate) => candidate.name).join(', ');
  throw new TrialdeckError('usage', `Unknown strategy ${name}; known are ${known}.`, 'strategy');
}

/** The choice with the defaults of what it leaves out. @throws TrialdeckError usage, naming option, value and rule. */
export function completeChoice({ name, options }: StrategyChoice): StrategyChoice {
  const { options: known } = strategyNamed(name);
  return { name, options: within('strategy.options', '', () => completeOptions(name, known, options)) };
}
