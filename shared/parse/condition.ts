/** Whether the conditions of a space can hold, and whether each dimension has an effect wherever it is active. */
import { wantedText } from '../format/dimension-words.ts';
import { HYPERPARAMETERS, isHyperparameter } from '../network/hyperparameters.ts';
import type { Condition, Dimension, ParameterValue, Space, Wanted, Within } from '../model.ts';
import { isWithin, matches } from '../space/conditions.ts';
import { allows, isRange, valuesOf } from '../space/values.ts';
import { anyOf, refuse, shown } from './check.ts';

/**
 * Dimensions may stand in any order: JavaScript and what follows it put names that are numbers first.
 * @throws TrialdeckError usage: a cycle, a parameter that is missing, a value that it cannot take.
 */
export function checkConditions(space: Space): void {
  for (const [name, { when = {}, forbidden = [] }] of Object.entries(space)) {
    const cycle = cycleFrom(space, [name]);
    if (cycle !== null) refuse(`${name}.when`, `${name}.when ends where it began: ${cycle.join(' needs ')}.`);
    const others = Object.keys(space).filter((other) => other !== name);
    checkNames(space, `${name}.when`, when, others);
    for (const [at, combination] of forbidden.entries())
      checkNames(space, `${name}.forbidden[${at}]`, combination, Object.keys(space));
  }
}

function checkNames(space: Space, field: string, condition: Condition, allowed: readonly string[]): void {
  for (const [name, wanted] of Object.entries(condition)) {
    const place = `${field}.${name}`;
    if (!Object.hasOwn(space, name)) {
      const known = allowed.length === 0 ? 'none, as it has no other' : anyOf(allowed);
      refuse(place, `${field} names ${name}, which is not a dimension of the space; allowed: ${known}.`);
    }
    if (isWithin(wanted)) checkBounds(place, name, wanted, space[name]!);
    else checkValues(place, name, wanted, space[name]!);
  }
}

function checkValues(place: string, name: string, values: readonly ParameterValue[], dimension: Dimension): void {
  const impossible = values.find((value) => !allows(dimension, value));
  if (impossible !== undefined) refuse(place, `${place} has ${shown(impossible)}; ${name} can only be ${possible(dimension)}.`);
}

function checkBounds(place: string, name: string, bounds: Within, dimension: Dimension): void {
  const { min = -Infinity, max = Infinity } = bounds;
  const isReached = isRange(dimension)
    ? min <= max && dimension.low <= max && dimension.high >= min
    : valuesOf(dimension)!.some((value) => matches(bounds, value));
  if (!isReached) refuse(place, `${place} is ${wantedText(bounds)}; ${name} can only be ${possible(dimension)}.`);
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

function possible(dimension: Dimension): string {
  if (dimension.type === 'fixed') return shown(dimension.value);
  if (dimension.type === 'categorical') return anyOf(dimension.values.map(shown));
  const step = dimension.step === undefined ? '' : ` in ${dimension.scale === 'log' ? 'factors' : 'steps'} of ${dimension.step}`;
  const kind = dimension.type === 'float' ? 'a number' : multiplesText(dimension.multipleOf);
  return `${kind} from ${dimension.low} to ${dimension.high}${step}`;
}

function multiplesText(multipleOf: number | undefined): string {
  return multipleOf === undefined ? 'a whole number' : `a multiple of ${multipleOf}`;
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
      const without = values.filter((value) => !matches(allowed, value));
      if (without.length === 0) continue;
      const rest = values.filter((value) => matches(allowed, value));
      const cure =
        rest.length === 0
          ? `allowed is ${name} only where ${parent} can be ${wantedText(allowed)}`
          : `allowed is ${name} with "when": ${JSON.stringify({ [parent]: needed(allowed, rest) })}`;
      refuse(name, `${name} has no effect where ${parent} is ${anyOf(without)}; ${cure}.`);
    }
}

function needed(allowed: Wanted, rest: readonly ParameterValue[]): Wanted {
  return isWithin(allowed) ? allowed : rest;
}

/** What `parent` can be wherever `name` is active; where it is not drawn, it has its default. */
function valuesBeside(space: Space, name: string, parent: string): readonly ParameterValue[] {
  const wanted = space[name]!.when?.[parent];
  if (wanted !== undefined && !isWithin(wanted)) return wanted;
  const dimension = space[parent];
  const byDefault = isHyperparameter(parent) ? [HYPERPARAMETERS[parent].default] : [];
  if (dimension === undefined) return byDefault;
  const drawn = valuesOf(dimension) ?? [];
  if (wanted !== undefined) return drawn.filter((value) => matches(wanted, value));
  return dimension.when === undefined ? drawn : [...new Set([...drawn, ...byDefault])];
}
