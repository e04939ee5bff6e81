import type { ParameterSummary } from '../../../../shared/catalogue.ts';
import type { Dimension } from '../../../../shared/model.ts';
import { HYPERPARAMETER_NAMES, HYPERPARAMETERS, type Hyperparameter } from '../../../../shared/network/hyperparameters.ts';

/** The parameters of a network, each with all its legal values. */
export const NETWORK_PARAMETERS: readonly ParameterSummary[] = HYPERPARAMETER_NAMES.map((name) => ({
  name,
  dimension: legalDimension(HYPERPARAMETERS[name]),
  default: HYPERPARAMETERS[name].default,
  what: HYPERPARAMETERS[name].what,
}));

function legalDimension(rule: Hyperparameter): Dimension {
  const when = rule.when && { when: rule.when };
  if (rule.type === 'choice') return { type: 'categorical', values: rule.values, ...when };
  return { type: rule.type, low: rule.low, high: rule.high, ...when };
}
