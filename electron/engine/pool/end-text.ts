/** How a process ended, in words that go on "The worker …". */
import { constants } from 'node:os';

/** Given by the process itself, or by the system for what it did. */
const CRASHES = new Set(['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGTRAP', 'SIGSYS']);
/** A shell reports a signal of what it ran as this and the signal's number. */
const OF_A_SHELL = 128;

export function endText(code: number | null, signal: string | null): string {
  const how = signal ?? signalOfShell(code);
  if (how === null) return `ended with exit code ${code}`;
  if (how === 'SIGKILL')
    return 'was ended from outside (SIGKILL), as the system does where memory runs out; fewer workers need less';
  return CRASHES.has(how) ? `crashed (${how})` : `was asked to end from outside (${how})`;
}

function signalOfShell(code: number | null): string | null {
  const found = Object.entries(constants.signals).find(([, number]) => number + OF_A_SHELL === code);
  return found?.[0] ?? null;
}
