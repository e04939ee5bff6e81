/** The one way from outside input to a value that can be trusted, and from a broken rule to a sentence. */
import type * as z from 'zod';
import { TrialdeckError } from '../errors.ts';
import { uncapitalised } from '../wording.ts';
import { nearestName } from './nearest-name.ts';

/**
 * Returns the value as the schema describes it. `what` names the whole in a sentence ("The space").
 * @throws TrialdeckError usage, with one sentence about the first broken rule: field, value, what is allowed.
 */
export function check<Value>(schema: z.ZodType<Value>, value: unknown, what: string): Value {
  // Compiled checks need `eval`, which the window's content policy forbids.
  const result = schema.safeParse(value, { jitless: true, error: ruleOf });
  if (result.success) return result.data;
  throw refusal(result.error.issues[0]!, value, what);
}

/** Runs a check of a part, and puts the part's place before the field and its title before the sentence of a refusal. */
export function within<Value>(place: string, title: string, part: () => Value): Value {
  try {
    return part();
  } catch (error) {
    if (!(error instanceof TrialdeckError)) throw error;
    const field = error.field === undefined ? place : pathInWords([place]) + separator(error.field) + error.field;
    throw new TrialdeckError(error.code, title + error.message, field);
  }
}

/** A value as a sentence shows it: JSON, cut after 60 characters; "missing" where there is none, "not a number" for NaN. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'number') return Number.isNaN(value) ? 'not a number' : String(value);
  const text = inJson(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Nothing where there is no JSON of it: a cycle, a BigInt, a function. */
function inJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** "a, b or c" */
export function anyOf(values: readonly unknown[]): string {
  const words = values.map(String);
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

export function refuse(field: string, sentence: string): never {
  throw new TrialdeckError('usage', sentence, field);
}

/** What to write instead of an unknown name: the nearest known one and the list of all. */
export function suggestion(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return `${nearest === null ? '' : `Did you mean ${nearest}? `}Known are ${known.join(', ')}.`;
}

function refusal(issue: z.core.$ZodIssue, value: unknown, what: string): TrialdeckError {
  const place = pathInWords(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const sentence = `${place || what} has an unknown field ${issue.keys[0]}. ${issue.message}`;
    return new TrialdeckError('usage', sentence, pathInWords([...issue.path, ...issue.keys.slice(0, 1)]));
  }
  if (issue.code === 'invalid_key') {
    const parent = pathInWords(issue.path.slice(0, -1));
    const sentence = `A name in ${parent || uncapitalised(what)} is ${shown(issue.path.at(-1))}; allowed is ${issue.message}.`;
    return new TrialdeckError('usage', sentence, parent || undefined);
  }
  const sentence = `${place || what} is ${shown(valueAt(value, issue.path))}; allowed is ${issue.message}.`;
  return new TrialdeckError('usage', sentence, place || undefined);
}

/** What is allowed, where the schema itself does not say it: the words after "allowed is". */
function ruleOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return anyOf(issue.values);
    case 'invalid_union':
      return anyOf(issue['options'] as readonly string[]);
    case 'too_small':
      return `${UNITS[issue.origin] ?? ''}at least ${issue.minimum}${ITEMS[issue.origin] ?? ''}`;
    case 'too_big':
      return `${UNITS[issue.origin] ?? ''}at most ${issue.maximum}${ITEMS[issue.origin] ?? ''}`;
    case 'unrecognized_keys':
      return suggestion(issue.keys[0]!, Object.keys((issue.inst as z.ZodObject).shape));
    case 'invalid_key':
      return issue.issues[0]!.message;
    default:
      throw new Error(`No words for the rule ${issue.code}.`);
  }
}

const TYPES: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  tuple: 'a list',
};
const UNITS: Readonly<Record<string, string>> = { string: 'a text of ', array: 'a list of ' };
const ITEMS: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' };

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

function pathInWords(path: readonly PropertyKey[]): string {
  return path.reduce<string>((words, key) => {
    if (typeof key === 'number') return `${words}[${key}]`;
    return words === '' ? String(key) : `${words}.${String(key)}`;
  }, '');
}

const separator = (field: string): string => (field.startsWith('[') ? '' : '.');
