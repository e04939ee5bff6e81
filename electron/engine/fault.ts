/** Whose fault an error is: it decides what becomes of the trial and of the session. Pure. */
import { TrialdeckError } from '../../shared/errors.ts';

/**
 * machine: the same work may succeed later or elsewhere, so the session is paused and the trial kept; checkpoint: the state that
 * the trial was to go on from is damaged or gone, so that it is trained again without it; trial: it would fail again, so it has
 * failed; bug: a mistake of ours.
 */
export type Fault = (typeof FAULTS)[number];

export const FAULTS = ['machine', 'checkpoint', 'trial', 'bug'] as const;

/** What loses its worker so often again is thought to be at fault itself. */
export const MOST_RETRIES = 2;

/** No process that trains could be started. */
const NO_WORKER = 'ENOWORKER';
/** The worker was started for other work. */
const WRONG_WORKER = 'EWRONGWORKER';
/** Another process has told of a fault of its machine. */
const TOLD = 'ETOLD';
/** The worker is gone, and nobody knows why yet. */
const LOST_WORKER = 'ELOSTWORKER';
/** A checkpoint that cannot be read. */
const DAMAGED = 'EDAMAGED';
/** No room on the disk, a disk that fails or may not be written, no more open files, no memory, a file in use. */
const MACHINE_CODES = new Set([
  ...['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE', 'ENFILE', 'ENOMEM', 'EBUSY', 'EAGAIN'],
  ...[NO_WORKER, WRONG_WORKER, TOLD],
]);
const MACHINE_SQLITE = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|NOMEM|READONLY|CANTOPEN|PROTOCOL)/;

/** Looks at the error and at what caused it, as far as that goes. */
export function faultOf(error: unknown): Fault {
  const chain = causes(error);
  if (chain.some(isMachines)) return 'machine';
  if (chain.some((cause) => codeOf(cause) === DAMAGED)) return 'checkpoint';
  return error instanceof TrialdeckError ? 'trial' : 'bug';
}

/** What has happened and what to do about it, where it is a fault of the machine that has a name; else its own sentence. */
export function reasonOf(error: unknown): string {
  const code = causes(error)
    .map(codeOf)
    .find((known) => known !== undefined && known in REASONS);
  return code === undefined ? sentenceOf(error) : `${REASONS[code]} (${sentenceOf(error)})`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Make room on it, then go on.',
  EDQUOT: 'The quota of the disk is used up. Make room, then go on.',
  EIO: 'The disk could not be read or written. See whether it is sound.',
  EROFS: 'The disk may only be read. Make it writable, then go on.',
  ENOMEM: 'Memory has run out. Take fewer workers, or end other programs.',
  EMFILE: 'Too many files are open. End other programs, then go on.',
  ENFILE: 'Too many files are open. End other programs, then go on.',
};

/** The machine’s fault that workers cannot be started: no trial is to blame, and the same work may succeed once they can. */
export function withoutWorkers(reason: string): TrialdeckError {
  return ofMachine(`Workers cannot be started. ${reason}`, NO_WORKER);
}

/** Whoever started the worker is to blame, not the trial: it can be trained by another one. */
export function ofWrongWorker(reason: string): TrialdeckError {
  return ofMachine(reason, WRONG_WORKER);
}

/** Its worker is gone: the same work may be done by another one. */
export function ofLostWorker(reason: string): TrialdeckError {
  return withCode(reason, LOST_WORKER);
}

export function lostItsWorker(error: unknown): boolean {
  return causes(error).some((cause) => codeOf(cause) === LOST_WORKER);
}

/** What another process says of its failure, in that one’s words, with the fault that it names. */
export function told(reason: string, fault: Fault): TrialdeckError {
  if (fault === 'machine') return ofMachine(reason, TOLD);
  return fault === 'checkpoint' ? ofCheckpoint(reason) : new TrialdeckError('failure', reason);
}

/** A state cannot be gone on from; what it was of can be trained again. @param cause may say that the machine is to blame */
export function ofCheckpoint(reason: string, cause?: unknown): TrialdeckError {
  return withCode(reason, DAMAGED, cause);
}

function ofMachine(sentence: string, code: string): TrialdeckError {
  return withCode(sentence, code);
}

function withCode(sentence: string, code: string, cause?: unknown): TrialdeckError {
  return new TrialdeckError('failure', sentence, undefined, { cause: Object.assign(new Error(sentence, { cause }), { code }) });
}

export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function causes(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let at = error; at !== undefined && !chain.includes(at); at = at instanceof Error ? at.cause : undefined) chain.push(at);
  return chain;
}

function isMachines(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && (MACHINE_CODES.has(code) || MACHINE_SQLITE.test(code));
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
