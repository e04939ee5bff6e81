/** The one list of stop rules: the form in the window, the terminal's help, the report and the tests come from it. */
import { TrialdeckError } from '../../../../shared/errors.ts';
import type { StrategyChoice } from '../../../../shared/model.ts';
import { within } from '../../../../shared/parse/check.ts';
import { completeOptions } from '../complete-options.ts';
import { ashaStopping } from './asha-stopping.ts';
import { median } from './median.ts';
import { patience } from './patience.ts';
import { percentile } from './percentile.ts';
import type { StopRuleEntry } from './stop-rule.ts';

export const STOP_RULES: readonly StopRuleEntry[] = [median, percentile, ashaStopping, patience];

/** @throws TrialdeckError usage, for a name that is not in the list. */
export function stopRuleNamed(name: string): StopRuleEntry {
  const entry = STOP_RULES.find((candidate) => candidate.name === name);
  if (entry) return entry;
  const known = STOP_RULES.map((candidate) => candidate.name).join(', ');
  throw new TrialdeckError('usage', `Unknown stop rule ${name}; known are ${known}.`, 'stopRule');
}

/** The choice with the defaults of what it leaves out. @throws TrialdeckError usage, naming option, value and rule. */
export function completeStopRuleChoice({ name, options }: StrategyChoice): StrategyChoice {
  const { options: known } = stopRuleNamed(name);
  return { name, options: within('stopRule.options', '', () => completeOptions(name, known, options)) };
}
