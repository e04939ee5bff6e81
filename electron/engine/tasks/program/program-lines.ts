/** What a line of a program's standard output says: an epoch, a number, or nothing that is meant for us. */
import * as z from 'zod';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { check } from '../../../../shared/parse/check.ts';
import { wholeNumber } from '../../../../shared/parse/scalar.ts';

/** Values as they were written: null for what is no finite number. */
export type Written = Readonly<Record<string, number | null>>;

export interface WrittenEpoch {
  readonly epoch?: number | undefined;
  readonly train?: Written | undefined;
  readonly stop?: Written | undefined;
  readonly select: Written;
  readonly facts?: Written | undefined;
}

export type ProgramLine =
  | { readonly kind: 'epoch'; readonly written: WrittenEpoch }
  /** The value of a program without epochs, if it ends with it. */
  | { readonly kind: 'number'; readonly value: number | null }
  | { readonly kind: 'other' };

const written = z.record(z.string(), z.number().nullable());
const epoch = z.strictObject({
  epoch: wholeNumber(1).optional(),
  train: written.optional(),
  stop: written.optional(),
  select: written,
  facts: written.optional(),
});

const NOT_FINITE = /^[+-]?(nan|inf|infinity)$/i;
/** Outside of texts: what other languages write for numbers that JSON has no word for. */
const TEXT_OR_NOT_FINITE = /"(?:[^"\\]|\\.)*"|[+-]?\b(?:NaN|Infinity)\b/g;

/** @throws TrialdeckError failure, where it is an epoch with a mistake in it */
export function readLine(line: string): ProgramLine {
  const text = line.trim();
  if (NOT_FINITE.test(text)) return { kind: 'number', value: null };
  if (text !== '' && !Number.isNaN(Number(text))) return { kind: 'number', value: finiteOrNull(Number(text)) };
  const object = text.startsWith('{') ? objectIn(text) : null;
  if (object === null || !('select' in object || 'epoch' in object)) return { kind: 'other' };
  try {
    return { kind: 'epoch', written: check(epoch, object, 'The epoch') };
  } catch (error) {
    if (!(error instanceof TrialdeckError)) throw error;
    throw new TrialdeckError('failure', `The program wrote an epoch that cannot be read: ${error.message} ${shortened(text)}`);
  }
}

function objectIn(text: string): object | null {
  try {
    const inJson = text.replace(TEXT_OR_NOT_FINITE, (found) => (found.startsWith('"') ? found : 'null'));
    return JSON.parse(inJson, (_, value: unknown) => (typeof value === 'number' ? finiteOrNull(value) : value)) as object;
  } catch {
    return null;
  }
}

/** A number may be larger than any that can be told, as 1e999 is: it is infinite. */
function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
