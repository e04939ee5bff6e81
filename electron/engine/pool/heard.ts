/**
 * What is heard of a worker, in its form: whoever is at the other end of a stream may say anything. Whether it may say that now is
 * seen by conversation.ts.
 */
import * as z from 'zod';
import type { Environment } from '../../../shared/model.ts';
import { check } from '../../../shared/parse/check.ts';
import { wholeNumber } from '../../../shared/parse/scalar.ts';
import { FAULTS } from '../fault.ts';
import { plainText } from '../plain-text.ts';
import type { Piece } from './file-exchange.ts';
import type { FromWorker } from './protocol.ts';
import type { Wanted } from './stream-messages.ts';

/** Of a text; what is longer is cut. */
const MOST_CHARACTERS = 20_000;

const text = z.string().transform((said) => plainText(said.slice(0, MOST_CHARACTERS)));
const notNegative = z.number('a number of at least 0').min(0, 'a number of at least 0');
const epochNumber = wholeNumber(1);
/** A trial that is in no study is 0. */
const attempt = { trialId: wholeNumber(0), attempt: wholeNumber(1) };
const bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array, 'bytes');

const environment: z.ZodType<Environment> = z.object({
  trialdeck: text,
  node: text,
  tensorflow: text.nullable(),
  engine: text,
  platform: text,
  cpu: text,
  cores: wholeNumber(1),
  threadsPerWorker: wholeNumber(1),
  gitCommit: text.nullable(),
});

/** What is not a number was not measured. */
const values = z.record(z.string(), z.union([z.number(), z.nan()], 'a finite number'));
const epoch = z.object({
  epoch: epochNumber,
  durationMs: notNegative,
  train: values,
  stop: values,
  select: values,
  confirm: values.nullable(),
  facts: values,
});
const ofRows = z.object({ kind: z.enum(['hits', 'losses']), content: bytes }).exactOptional();
const rowResults = z.object({ train: ofRows, stop: ofRows, select: ofRows, confirm: ofRows });
const fault = z.enum(FAULTS);
const end = z.discriminatedUnion('state', [
  z.object({ state: z.literal('completed'), endedBy: z.enum(['target', 'patience', 'itself']) }),
  z.object({ state: z.literal('stopped') }),
  z.object({ state: z.literal('diverged'), epoch: epochNumber }),
]);

const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), machine: text, environment }),
  z.object({ kind: z.literal('epoch'), ...attempt, epoch, rowResults, residentBytes: notNegative }),
  z.object({ kind: z.literal('end'), ...attempt, end, residentBytes: notNegative }),
  z.object({ kind: z.literal('failed'), ...attempt, message: text, fault }),
  z.object({ kind: z.literal('inspected'), id: wholeNumber(1), seen: z.record(z.string(), z.unknown()) }),
  z.object({ kind: z.literal('inspection-failed'), id: wholeNumber(1), message: text, fault }),
  z.object({ kind: z.literal('renewed') }),
]);

const piece: z.ZodType<Piece> = z.object({
  kind: z.literal('piece'),
  name: text,
  bytes,
  sha256: text.nullable(),
});
const wanted: z.ZodType<Wanted> = z.discriminatedUnion('what', [
  z.object({ what: z.literal('data'), name: text }),
  z.object({ what: z.literal('state'), name: text, content: text }),
]);

/** @throws TrialdeckError usage, with a sentence about the first thing that no worker says */
export function heard(said: unknown): FromWorker {
  return check(message, said, 'What it said');
}

/** What is said beside that on a stream; null where it is not that. @throws TrialdeckError usage */
export function heardOfFiles(said: unknown): Piece | (Wanted & { readonly kind: 'want' }) | null {
  const kind = typeof said === 'object' && said !== null && 'kind' in said ? said.kind : null;
  if (kind === 'piece') return check(piece, said, 'What it said');
  if (kind === 'want') return { kind, ...check(wanted, said, 'What it said') };
  return null;
}
