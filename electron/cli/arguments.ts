/** Values of options, from text. */
import { readFileSync } from 'node:fs';
import { TrialdeckError } from '../../shared/errors.ts';
import { within } from '../../shared/parse/check.ts';
import { parseJson } from '../../shared/parse/json.ts';
import { readSpaceText } from '../../shared/parse/space-text.ts';

/** @throws TrialdeckError usage, where the text is no number. Which numbers are allowed is the request's matter. */
export function numberOption(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value))
    throw new TrialdeckError('usage', `--${name} is ${JSON.stringify(text)}; allowed is a number.`, name);
  return value;
}

/** A strategy or a stop rule with its options as JSON. @throws TrialdeckError usage, for options without a name. */
export function choiceOption(kind: string, name: string | undefined, optionsKind: string, options: string | undefined): unknown {
  if (name !== undefined) return { name, options: options === undefined ? {} : jsonText(optionsKind, options) };
  if (options === undefined) return undefined;
  throw new TrialdeckError('usage', `--${optionsKind} is given without --${kind}, whose options they are.`, optionsKind);
}

/** @throws TrialdeckError usage, where the file cannot be read or is not JSON. */
export function jsonFile(name: string, file: string): unknown {
  return jsonText(name, textFile(name, file), file);
}

/** A space as it is written, in JSON or YAML. @throws TrialdeckError usage, where the file cannot be read or is neither. */
export async function spaceFile(file: string): Promise<unknown> {
  const text = textFile('space', file);
  try {
    return await readSpaceText(text, file);
  } catch (cause) {
    if (!(cause instanceof TrialdeckError)) throw cause;
    throw new TrialdeckError(cause.code, `--space: ${cause.message}`, cause.field);
  }
}

/** @throws TrialdeckError usage, where the file cannot be read. */
export function textFile(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new TrialdeckError('usage', `--${name}: ${file} cannot be read: ${messageOf(cause)}.`, name);
  }
}

/** @throws TrialdeckError usage, where the text is not JSON, or a name stands twice in an object of it. */
export function jsonText(name: string, text: string, where = 'the text'): unknown {
  try {
    return within(name, `--${name}: `, () => parseJson(text));
  } catch (cause) {
    if (cause instanceof TrialdeckError) throw cause;
    throw new TrialdeckError('usage', `--${name}: ${where} is not JSON: ${messageOf(cause)}.`, name);
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
