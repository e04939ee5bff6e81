/** Options of a strategy or a stop rule, checked and filled up with their defaults. */
import type { StrategyOption } from '../../../shared/catalogue.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { StrategyOptions } from './strategy.ts';

/** @throws TrialdeckError usage, naming option, value and rule. @param owner name of what has the options. */
export function completeOptions(owner: string, options: readonly StrategyOption[], given: StrategyOptions): StrategyOptions {
  for (const [name, value] of Object.entries(given)) {
    const option = options.find((candidate) => candidate.name === name);
    const known = options.length > 0 ? `it has ${options.map((candidate) => candidate.name).join(', ')}` : 'it has none';
    if (!option) throw new TrialdeckError('usage', `${owner} has no option ${name}; ${known}.`, name);
    const rule = brokenRule(option, value);
    if (rule) throw new TrialdeckError('usage', `${name} of ${owner} is ${JSON.stringify(value)}; allowed is ${rule}.`, name);
  }
  return { ...Object.fromEntries(options.map((option) => [option.name, option.default])), ...given };
}

/** What is allowed, where the value is not. */
function brokenRule(option: StrategyOption, value: unknown): string | null {
  const { type, values, low = -Infinity, high = Infinity } = option;
  if (type === 'boolean') return typeof value === 'boolean' ? null : 'true or false';
  if (type === 'ranges') return typeof value === 'string' ? null : 'text';
  if (type === 'choice') return (values as readonly unknown[]).includes(value) ? null : values!.join(', ');
  const fits = typeof value === 'number' && value >= low && value <= high && (type === 'float' || Number.isInteger(value));
  return fits ? null : `${type === 'int' ? 'a whole number' : 'a number'} from ${low} to ${high}`;
}
