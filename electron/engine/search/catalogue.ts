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

export const CATALOGUE: readonly Strategy[] = [
  randomSearch,
  grid,
  sobol,
  latinHypercube,
  manual,
  zoom,
  successiveHalving,
  hyperband,
  asha,
  bohb,
  tpe,
  cmaEs,
  bayesian,
  kerasTunerBayesian,
  narrowing,
];

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
