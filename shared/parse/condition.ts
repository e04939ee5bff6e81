/** Whether the conditions of a space can hold, and whether each dimension has an effect wherever it is active. */
import { HYPERPARAMETERS, isHyperparameter } from '../network/hyperparameters.ts';
import type { Dimension, ParameterValue, Space } from '../model.ts';
import { anyOf, refuse, shown } from './check.ts';

/** @throws TrialdeckError usage: a cycle, a parameter that is missing or comes later, a value that it cannot take. */
export function checkConditions(space: Space): void {
  const names = Object.keys(space);
  for (const [index, name] of names.entries()) {
    const cycle = cycleFrom(space, [name]);
    if (cycle !== null) refuse(`${name}.when`, `${name}.when ends where it began: ${cycle.join(' needs ')}.`);
    for (const [parent, values] of Object.entries(space[name]!.when ?? {}))
      checkParent(space, names.slice(0, index), name, parent, values);
  }
}

function checkParent(
  space: Space,
  earlier: readonly string[],
  name: string,
  parent: string,
  values: readonly ParameterValue[],
): void {
  const field = `${name}.when.${parent}`;
  if (!earlier.includes(parent)) {
    const where = Object.hasOwn(space, parent) ? `comes after ${name}` : 'is not a dimension of the space';
    const allowed = earlier.length === 0 ? 'none, as it is the first' : anyOf(earlier);
    refuse(field, `${name}.when names ${parent}, which ${where}; allowed before ${name}: ${allowed}.`);
  }
  const impossible = values.find((value) => !canTake(space[parent]!, value));
  if (impossible !== undefined)
    refuse(field, `${field} has ${shown(impossible)}; ${parent} can only be ${possible(space[parent]!)}.`);
}

/** The way from the last name of `path` back to its first, or null. */
function cycleFrom(space: Space, path: readonly string[]): readonly string[] | null {
  for (const parent of Object.keys(space[path.at(-1)!]?.when ?? {})) {
    if (parent === path[0]) return [...path, parent];
    const cycle = path.includes(parent) ? null : cycleFrom(space, [...path, parent]);
    if (cycle !== null) return cycle;
  }
  return null;
}

function canTake(dimension: Dimension, value: ParameterValue): boolean {
  if (dimension.type === 'fixed') return dimension.value === value;
  if (dimension.type === 'categorical') return dimension.values.includes(value);
  const { type, low, high, scale, step } = dimension;
  if (typeof value !== 'number' || value < low || value > high) return false;
  if (step === undefined) return type === 'float' || Number.isInteger(value);
  const steps = scale === 'log' ? Math.log(value / low) / Math.log(step) : (value - low) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-9;
}

function possible(dimension: Dimension): string {
  if (dimension.type === 'fixed') return shown(dimension.value);
  if (dimension.type === 'categorical') return anyOf(dimension.values.map(shown));
  const step = dimension.step === undefined ? '' : ` in ${dimension.scale === 'log' ? 'factors' : 'steps'} of ${dimension.step}`;
  return `${dimension.type === 'int' ? 'a whole number' : 'a number'} from ${dimension.low} to ${dimension.high}${step}`;
}

/**
 * Refuses a hyperparameter that would be drawn where it does nothing (momentum with adam), as it would blur every
 * measurement of importance.
 * @throws TrialdeckError usage, with the condition that is needed
 */
export function checkEffect(space: Space): void {
  for (const name of Object.keys(space).filter(isHyperparameter))
    for (const [parent, allowed] of Object.entries(HYPERPARAMETERS[name].when ?? {})) {
      const values = valuesBeside(space, name, parent);
      const without = values.filter((value) => !allowed.includes(value));
      if (without.length === 0) continue;
      const rest = values.filter((value) => allowed.includes(value));
      const cure =
        rest.length === 0
          ? `allowed is ${name} only where ${parent} can be ${anyOf(allowed)}`
          : `allowed is ${name} with "when": ${JSON.stringify({ [parent]: rest })}`;
      refuse(name, `${name} has no effect where ${parent} is ${anyOf(without)}; ${cure}.`);
    }
}

/** What `parent` can be wherever `name` is active; where it is not drawn, it has its default. */
function valuesBeside(space: Space, name: string, parent: string): readonly ParameterValue[] {
  const listed = space[name]!.when?.[parent];
  if (listed !== undefined) return listed;
  const dimension = space[parent];
  const byDefault = isHyperparameter(parent) ? [HYPERPARAMETERS[parent].default] : [];
  if (dimension === undefined) return byDefault;
  const drawn = dimension.type === 'fixed' ? [dimension.value] : dimension.type === 'categorical' ? dimension.values : [];
  return dimension.when === undefined ? drawn : [...new Set([...drawn, ...byDefault])];
}
