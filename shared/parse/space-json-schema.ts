import * as z from 'zod';
import { wantedText } from '../format/dimension-words.ts';
import { exactText } from '../format/parameter.ts';
import { HYPERPARAMETERS, isHyperparameter } from '../network/hyperparameters.ts';
import { writtenDimension } from './dimension.ts';
import { hyperparameterSpace } from './space.ts';

/**
 * The JSON Schema (draft 2020-12) of a space file, for editors: names, types and legal ranges. The rules across fields are
 * parseSpace's alone.
 */
export function spaceJsonSchema(): object {
  const { $schema, properties, ...rest } = z.toJSONSchema(hyperparameterSpace) as Readonly<Record<string, unknown>>;
  const described = Object.entries(properties as Readonly<Record<string, object>>).map(
    ([name, schema]) => [name, { description: describe(name), ...schema }] as const,
  );
  return {
    $schema,
    title: 'Search space of Trialdeck',
    description: 'Name of a hyperparameter to its dimension; the order is the order of drawing.',
    ...rest,
    minProperties: 1,
    properties: { $schema: { type: 'string' }, ...Object.fromEntries(described) },
  };
}

/** The JSON Schema of a space with parameters of any name, for programs and ask and tell. */
export function anySpaceJsonSchema(): object {
  const { $schema, additionalProperties, $defs } = z.toJSONSchema(z.record(z.string(), writtenDimension)) as Readonly<
    Record<string, unknown>
  >;
  return {
    $schema,
    title: 'Search space of Trialdeck, with parameters of any name',
    description: 'Name of a parameter to its dimension.',
    type: 'object',
    minProperties: 1,
    properties: { $schema: { type: 'string' } },
    additionalProperties,
    $defs,
  };
}

function describe(name: string): string {
  if (!isHyperparameter(name)) throw new Error(`${name} is not a hyperparameter.`);
  const { what, default: usual, when = {} } = HYPERPARAMETERS[name];
  const needs = Object.entries(when).map(([parent, wanted]) => ` Only with ${parent} ${wantedText(wanted)}.`);
  return `${what}${usual === null ? '' : ` Default: ${exactText(usual)}.`}${needs.join('')}`;
}
