/** Whose fault an error is: it decides what becomes of the trial and of the session. Pure. */
import { TrialdeckError } from '../../shared/errors.ts';

/**
 * machine: the same work may succeed later or elsewhere, so the session is paused and the trial kept; trial: it would fail
 * again, so it has failed; bug: a mistake of ours.
 */
export type Fault = 'machine' | 'trial' | 'bug';

/** No room on the disk, a disk that fails or may not be written, no more open files, no memory, a file in use. */
const MACHINE_CODES = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE', 'ENFILE', 'ENOMEM', 'EBUSY', 'EAGAIN']);
const MACHINE_SQLITE = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|NOMEM|READONLY|CANTOPEN|PROTOCOL)/;

/** Looks at the error and at what caused it, as far as that goes. */
export function faultOf(error: unknown): Fault {
  if (causes(error).some(isMachines)) return 'machine';
  return error instanceof TrialdeckError ? 'trial' : 'bug';
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
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && (MACHINE_CODES.has(code) || MACHINE_SQLITE.test(code));
}
