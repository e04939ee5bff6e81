import * as z from 'zod';
import { HYPERPARAMETER_NAMES, completeParams, isHyperparameter } from '../network/hyperparameters.ts';
import type { Params } from '../model.ts';
import { check, refuse, suggestion, within } from './check.ts';
import { parameterValue } from './scalar.ts';

const values = z.record(z.string(), parameterValue);
const list = z.array(z.unknown(), 'a list of objects').min(1, 'a list of at least one configuration');

/**
 * Returns a configuration of hyperparameters, as far as it was given; what it leaves out keeps its default.
 * @throws TrialdeckError usage: an unknown name, an illegal value, a parameter without effect under the others
 */
export function parseParams(value: unknown): Params {
  const params = check(values, value, 'The configuration');
  const unknown = Object.keys(value as Params).find((name) => !isHyperparameter(name));
  if (unknown !== undefined) refuse(unknown, `Unknown hyperparameter ${unknown}. ${suggestion(unknown, HYPERPARAMETER_NAMES)}`);
  completeParams(params);
  return params;
}

/** Returns a configuration with parameters of any name: which ones there are is known of the study. @throws TrialdeckError usage */
export function parseAnyParams(value: unknown): Params {
  return check(values, value, 'The configuration');
}

/**
 * Returns a list of configurations; a refusal says in which one the fault is, counted from 1.
 * @param parse one of them
 * @throws TrialdeckError usage, with a field such as `[2].units`, counted from 0
 */
export function parseConfigurations(value: unknown, parse: (one: unknown) => Params = parseParams): readonly Params[] {
  return check(list, value, 'The list of configurations').map((configuration, index) =>
    within(`[${index}]`, `Configuration ${index + 1}: `, () => parse(configuration)),
  );
}
