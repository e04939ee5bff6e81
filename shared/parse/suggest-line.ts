import * as z from 'zod';
import { TrialdeckError } from '../errors.ts';
import { check, shown } from './check.ts';
import { id, wholeNumber } from './scalar.ts';

/** What a driver says to an ask-and-tell search; a value is null where it is no finite number. */
export type SuggestLine =
  | { readonly kind: 'ask'; readonly count: number }
  | { readonly kind: 'report'; readonly trial: number; readonly epoch: number; readonly value: number | null }
  | { readonly kind: 'tell'; readonly trial: number; readonly value: number | null }
  | { readonly kind: 'fail'; readonly trial: number };

const value = z.number('a number, or null where there is none').nullable();
/** More than run at once anywhere; a strategy that learns thinks longer with every trial that it is asked for. */
const MOST_ASKED = 1000;
const ask = z.strictObject({ ask: wholeNumber(1, MOST_ASKED) });
const report = z.strictObject({ trial: id, epoch: wholeNumber(1), value });
const tell = z.strictObject({ trial: id, value });
const fail = z.strictObject({ trial: id, state: z.literal('failed') });

/** @throws TrialdeckError usage, where the text is not JSON or nothing that can be said. */
export function parseSuggestLine(text: string): SuggestLine {
  const line = jsonOf(text);
  if (typeof line !== 'object' || line === null || !('ask' in line || 'trial' in line))
    throw new TrialdeckError('usage', `The line is ${shown(line)}; allowed is {"ask": 1}, or an object that names its trial.`);
  if ('ask' in line) return { kind: 'ask', count: check(ask, line, 'The line').ask };
  if ('state' in line) return { kind: 'fail', trial: check(fail, line, 'The line').trial };
  if ('epoch' in line) return { kind: 'report', ...check(report, line, 'The line') };
  return { kind: 'tell', ...check(tell, line, 'The line') };
}

/** A text, which stays as it is, or what Python's `json.dumps` and its like write for floats that JSON does not have. */
const TEXT_OR_NOT_FINITE = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

/** JSON, and NaN, Infinity and -Infinity; these and numbers that are too large become null. */
function jsonOf(text: string): unknown {
  try {
    const json = text.replace(TEXT_OR_NOT_FINITE, (token) => (token.startsWith('"') ? token : 'null'));
    return JSON.parse(json, (_, part: unknown) => (part === Infinity || part === -Infinity ? null : part)) as unknown;
  } catch {
    throw new TrialdeckError('usage', `The line is ${shown(text)}; allowed is one JSON object.`);
  }
}
