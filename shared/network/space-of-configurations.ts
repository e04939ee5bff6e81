import type { Condition, Dimension, Params, ParameterValue, Space, Wanted } from '../model.ts';
import { indexOfValue } from '../same-value.ts';
import { holds, isWithin, matches } from '../space/conditions.ts';
import { defaultParams, HYPERPARAMETER_NAMES, HYPERPARAMETERS, type HyperparameterName } from './hyperparameters.ts';

/**
 * The space of a given list of configurations: of every hyperparameter that one of them names the values that occur, its default among
 * them where one leaves it out, active where it has an effect. Where none is named, the default configuration.
 */
export function spaceOfConfigurations(configurations: readonly Params[]): Space {
  const named = new Set(configurations.flatMap((params) => Object.keys(params)));
  const names = HYPERPARAMETER_NAMES.filter((name) => (named.size === 0 ? isAlways(name) : named.has(name)));
  return Object.fromEntries(names.map((name) => [name, dimensionOf(name, named, configurations)]));
}

/** Whether the default configuration has the hyperparameter. */
function isAlways(name: HyperparameterName): boolean {
  return HYPERPARAMETERS[name].when === undefined && HYPERPARAMETERS[name].default !== null;
}

function dimensionOf(name: HyperparameterName, named: ReadonlySet<string>, configurations: readonly Params[]): Dimension {
  const { when } = HYPERPARAMETERS[name];
  const active = configurations.filter((params) => holds(when, { ...defaultParams, ...params }));
  const values = valuesIn(active, name);
  const needed = when && among(when, named, configurations);
  const choice: Dimension = values.length === 1 ? { type: 'fixed', value: values[0]! } : { type: 'categorical', values };
  return needed && Object.keys(needed).length > 0 ? { ...choice, when: needed } : choice;
}

/** As far as what it names is in the space: else it has its default everywhere. */
function among(when: Condition, named: ReadonlySet<string>, configurations: readonly Params[]): Condition {
  const inSpace = Object.entries(when).filter(([parent]) => named.has(parent));
  const occurring = inSpace.map(([parent, wanted]): [string, Wanted] => [
    parent,
    isWithin(wanted) ? wanted : valuesIn(configurations, parent).filter((value) => matches(wanted, value)),
  ]);
  return Object.fromEntries(occurring);
}

/** What the configurations have, by default or because they name it, each once; a layer without a value of its own has none. */
function valuesIn(configurations: readonly Params[], name: string): readonly ParameterValue[] {
  const values = configurations.map((params) => ({ ...defaultParams, ...params })[name]!).filter((value) => value !== null);
  return values.filter((value, at) => indexOfValue(values, value) === at);
}
