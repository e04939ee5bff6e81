/** A changed copy of a configuration, as a form holds it: which fields there are, what is wrong in them, what they mean. */
import { parameterText } from '../../../shared/format/parameter.ts';
import type { Dimension, Params, ParameterValue, Space } from '../../../shared/model.ts';
import { indexOfValue, sameValue } from '../../../shared/same-value.ts';
import { holds } from '../../../shared/space/conditions.ts';
import { allows, type RangeDimension } from '../../../shared/space/values.ts';

/** What is written for each dimension; undefined: left empty, NaN: not a number. */
export type Draft = Readonly<Record<string, ParameterValue | undefined>>;

/** Every dimension filled: with the trial's value, else the default where the dimension allows it, else its first. */
export function draftOf(params: Params, defaults: Params, space: Space): Draft {
  const filled = Object.entries(space).map(([name, dimension]) => {
    const usual = [params[name], defaults[name]].find((value) => value !== undefined && refusalOf(name, value, dimension) === '');
    return [name, params[name] === undefined ? (usual ?? firstOf(dimension)) : params[name]] as const;
  });
  return { ...params, ...Object.fromEntries(filled) };
}

/** Names of the dimensions with more than one value whose condition holds, in the space's order. */
export function fieldsOf(draft: Draft, space: Space): readonly string[] {
  const active = activeIn(draft, space);
  return Object.keys(space).filter((name) => name in active && space[name]!.type !== 'fixed');
}

/** The first broken rule of each field, by its name; empty where the copy can be queued. */
export function refusalsOf(draft: Draft, space: Space): Readonly<Record<string, string>> {
  const refused = fieldsOf(draft, space).map((name) => [name, refusalOf(name, draft[name], space[name]!)] as const);
  return Object.fromEntries(refused.filter(([, sentence]) => sentence !== ''));
}

/** The configuration that the form means, without what has no effect in it. */
export function paramsOf(draft: Draft, space: Space): Params {
  return activeIn(draft, space) as Params;
}

/** Whether two configurations are the same, whatever the order of their names. */
export function sameParams(one: Params, other: Params): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => sameValue(one[name], other[name]));
}

/** What a field may hold, in words: "0.0001 to 0.03", "in steps of 0.1" where there are steps. */
export function rangeInWords({ low, high, step, type, scale }: RangeDimension): string {
  const kind = type === 'int' ? 'a whole number from ' : '';
  const steps = step === undefined ? '' : scale === 'log' ? `, each ${step} times the last` : ` in steps of ${step}`;
  return `${kind}${parameterText(low)} to ${parameterText(high)}${steps}`;
}

function activeIn(draft: Draft, space: Space): Draft {
  const active = Object.fromEntries(Object.entries(draft).filter(([name]) => holds(space[name]?.when, draft as Params)));
  return Object.keys(active).length === Object.keys(draft).length ? active : activeIn(active, space);
}

function refusalOf(name: string, value: ParameterValue | undefined, dimension: Dimension): string {
  if (dimension.type === 'categorical')
    return value !== undefined && indexOfValue(dimension.values, value) >= 0
      ? ''
      : `Choose ${dimension.values.map(parameterText).join(' or ')}.`;
  if (dimension.type === 'fixed' || (value !== undefined && allows(dimension, value))) return '';
  const written =
    value === undefined ? 'empty' : typeof value === 'number' && Number.isNaN(value) ? 'not a number' : parameterText(value);
  return `${name} is ${written}; the space allows ${rangeInWords(dimension)}.`;
}

function firstOf(dimension: Dimension): ParameterValue {
  if (dimension.type === 'fixed') return dimension.value;
  return dimension.type === 'categorical' ? dimension.values[0]! : dimension.low;
}
