/** The one list of strategies: the form in the window, the terminal's help, the report and the tests come from it. */
import { TrialdeckError } from '../../../shared/errors.ts';
import type { StrategyChoice } from '../../../shared/model.ts';
import { asha } from './asha.ts';
import { grid } from './grid.ts';
import { hyperband } from './hyperband.ts';
import { latinHypercube } from './latin-hypercube.ts';
import { manual } from './manual.ts';
import { randomSearch } from './random.ts';
import { sobol } from './sobol.ts';
import { successiveHalving } from './successive-halving.ts';
import type { Strategy } from './strategy.ts';
import { zoom } from './zoom.ts';

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
];

/** @throws TrialdeckError usage, for a name that is not in the catalogue. */
export function strategyNamed(name: string): Strategy {
  const entry = CATALOGUE.find((candidate) => candidate.name === name);
  if (entry) return entry;
  const known = CATALOGUE.map((candidate) => candidate.name).join(', ');
  throw new TrialdeckError('usage', `Unknown strategy ${name}; known are ${known}.`, 'strategy');
}

/** The choice with the defaults of what it leaves out. @throws TrialdeckError usage, naming option, value and rule. */
export function completeChoice(choice: StrategyChoice): StrategyChoice {
  const { options } = strategyNamed(choice.name);
  for (const [name, value] of Object.entries(choice.options)) {
    const option = options.find((candidate) => candidate.name === name);
    const refuse = (rule: string): never => {
      throw new TrialdeckError('usage', `${name} of ${choice.name} is ${JSON.stringify(value)}; allowed is ${rule}.`, name);
    };
    if (!option)
      throw new TrialdeckError(
        'usage',
        `${choice.name} has no option ${name}; ${options.length > 0 ? `it has ${options.map((known) => known.name).join(', ')}` : 'it has none'}.`,
        name,
      );
    if (option.type === 'text' && typeof value !== 'string') refuse('text');
    if (option.type === 'boolean' && typeof value !== 'boolean') refuse('true or false');
    if (option.type === 'choice' && !option.values!.includes(value)) refuse(option.values!.join(', '));
    if (option.type === 'int' || option.type === 'float') {
      const [low, high] = [option.low ?? -Infinity, option.high ?? Infinity];
      const range = `${option.type === 'int' ? 'a whole number' : 'a number'} from ${low} to ${high}`;
      if (typeof value !== 'number' || !(value >= low && value <= high)) refuse(range);
      if (option.type === 'int' && !Number.isInteger(value)) refuse(range);
    }
  }
  const defaults = Object.fromEntries(options.map((option) => [option.name, option.default]));
  return { name: choice.name, options: { ...defaults, ...choice.options } };
}
