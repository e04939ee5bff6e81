/** The one check of a search space, from whatever file, form or preset it comes. */
import * as z from 'zod';
import { HYPERPARAMETERS, HYPERPARAMETER_NAMES } from '../network/hyperparameters.ts';
import type { Dimension, Space } from '../model.ts';
import { TrialdeckError } from '../errors.ts';
import { notesOn } from '../space/notes.ts';
import { check, refuse, suggestion } from './check.ts';
import { checkConditions, checkEffect } from './condition.ts';
import { anyDimension, checkDimension, dimensionOf, withoutChoice } from './dimension.ts';
import { flattened } from './nested-choices.ts';
import { parameterName } from './scalar.ts';

export interface SpaceOptions {
  /** hyperparameters (the default): those of the network, within their legal ranges; any: parameters of another program. */
  readonly names?: 'hyperparameters' | 'any';
}

export interface SpaceRead {
  readonly space: Space;
  /** What is legal and may be meant otherwise, a sentence each. */
  readonly notes: readonly string[];
}

/** Every hyperparameter's dimension; all of them optional. */
export const hyperparameterSpace = z.strictObject(
  Object.fromEntries(HYPERPARAMETER_NAMES.map((name) => [name, dimensionOf(HYPERPARAMETERS[name]).optional()])),
);
/** Dimensions of parameters of any name. */
export const anySpace = z.record(parameterName, anyDimension);
const objects = z.record(parameterName, z.looseObject({}, 'an object such as {"type": "fixed", "value": 5}'));

/** The space, as `readSpace` reads it. @throws TrialdeckError usage, with a sentence that names field, value and rule. */
export function parseSpace(value: unknown, options: SpaceOptions = {}): Space {
  return readSpace(value, options).space;
}

/**
 * Returns the space in the order of the input; a "$schema" beside the dimensions is left out, nested choices stand beside the others
 * with a condition, and a range of one value is fixed.
 * @throws TrialdeckError usage, with a sentence that names field, value and rule.
 */
export function readSpace(value: unknown, { names = 'hyperparameters' }: SpaceOptions = {}): SpaceRead {
  const entries = flattened(dimensionsIn(value));
  const written = names === 'any' ? check(anySpace, entries, 'The space') : hyperparametersIn(entries);
  const space = ofEach(written, withoutChoice);
  for (const [name, dimension] of Object.entries(space)) checkDimension(name, dimension);
  checkConditions(space);
  if (names === 'hyperparameters') checkEffect(space);
  return { space, notes: notesOn(written) };
}

function ofEach(space: Space, change: (dimension: Dimension) => Dimension): Space {
  return Object.fromEntries(Object.entries(space).map(([name, dimension]) => [name, change(dimension)]));
}

function dimensionsIn(value: unknown): Readonly<Record<string, object>> {
  if (Object.hasOwn(Object(value) as object, '__proto__'))
    refuse('__proto__', '__proto__ is not allowed as the name of a dimension.');
  const { $schema: _, ...entries } = check(z.record(z.string(), z.unknown()), value, 'The space');
  if (Object.keys(entries).length === 0)
    throw new TrialdeckError('usage', 'The space is empty; allowed is at least one dimension.');
  return check(objects, entries, 'The space');
}

function hyperparametersIn(entries: Readonly<Record<string, unknown>>): Space {
  const unknown = Object.keys(entries).find((name) => !Object.hasOwn(HYPERPARAMETERS, name));
  if (unknown !== undefined) refuse(unknown, `Unknown hyperparameter ${unknown}. ${suggestion(unknown, HYPERPARAMETER_NAMES)}`);
  const checked = check(hyperparameterSpace, entries, 'The space');
  return Object.fromEntries(Object.keys(entries).map((name) => [name, checked[name]!]));
}
