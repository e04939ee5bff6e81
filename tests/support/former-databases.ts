/** Databases that an earlier version made, beside what it answered for them: tests/fixtures/former-database. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Call } from '../../shared/contract/api.ts';
import type { Machine } from './machine.ts';
import type { RecordedTraining } from './recorded-numbers.ts';

/** A folder of small studies, and the samples that came with that version. */
export const FORMER_DATABASES = ['small', 'fashion-mnist-assignment', 'fashion-mnist-recorded'] as const;
export type FormerDatabase = (typeof FORMER_DATABASES)[number];

export interface Answer extends Call {
  readonly value: unknown;
}

/** The interrupted session of the small database, continued to its end. */
export interface ContinuedSession {
  readonly machine: Machine;
  readonly sessionId: number;
  readonly trials: readonly ContinuedTrial[];
}

export interface ContinuedTrial extends RecordedTraining {
  readonly number: number;
  readonly state: string;
  readonly bestEpoch: number | null;
  readonly stopValue: number | null;
  readonly value: number | null;
}

export const formerFolder = path.join(import.meta.dirname, '..', 'fixtures', 'former-database');
const continued = path.join(formerFolder, 'continued.json');

/** Lays the database, and its checkpoints where it has some, into `FOLDER/data`. */
export function layFormerDatabase(name: FormerDatabase, folder: string): void {
  const data = path.join(folder, 'data');
  if (name === 'small') return cpSync(path.join(formerFolder, 'small'), data, { recursive: true });
  mkdirSync(data, { recursive: true });
  writeFileSync(path.join(data, 'trialdeck.db'), gunzipSync(readFileSync(path.join(formerFolder, 'samples', `${name}.db.gz`))));
}

export function formerAnswers(name: FormerDatabase): readonly Answer[] {
  return JSON.parse(gunzipSync(readFileSync(answersFile(name))).toString()) as readonly Answer[];
}

export function writeFormerAnswers(name: FormerDatabase, answers: readonly Answer[]): void {
  writeFileSync(answersFile(name), gzipSync(JSON.stringify(answers), { level: 9 }));
}

export function formerContinuation(): ContinuedSession {
  return JSON.parse(readFileSync(continued, 'utf8')) as ContinuedSession;
}

export function writeFormerContinuation(session: ContinuedSession): void {
  const { trials, ...rest } = session;
  const lines = trials.map((trial) => JSON.stringify(trial)).join(',\n');
  writeFileSync(continued, `${JSON.stringify(rest).slice(0, -1)},"trials":[\n${lines}\n]}\n`);
}

function answersFile(name: FormerDatabase): string {
  return path.join(formerFolder, `${name}.expected.json.gz`);
}
