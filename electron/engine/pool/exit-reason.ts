import { plainText } from '../plain-text.ts';
import { endText } from './end-text.ts';

/** How much of a worker's last words is kept for the reason of its end. */
export const KEPT_ERROR_CHARACTERS = 4096;

/** A sentence from the exit status and the first real error among the worker's last words; where none is called one, the last. */
export function exitReason(code: number | null, signal: string | null, standardError: string): string {
  const how = endText(code, signal);
  const lines = plainText(standardError).split('\n').filter(isSaid);
  const error = lines.find(isNamedError) ?? lines.find(isRealError) ?? lines.at(-1);
  return error === undefined ? `The worker ${how}.` : `The worker ${how}: ${error.trim()}`;
}

/** Node shows the line of source that threw before the error itself. */
function isNamedError(line: string): boolean {
  return /^(Uncaught )?\w*(Error|Exception)\b.*: \S/.test(line);
}

function isRealError(line: string): boolean {
  return /error|fatal|abort|cannot|fail|terminate/i.test(line) || /^F\d{4} /.test(line);
}

/** TensorFlow writes notices of its start-up to standard error, whatever its log level, and Node where it was. */
function isSaid(line: string): boolean {
  const chatter = /^(WARNING: All log messages|[IW]\d{4} |\d{4}-\d\d-\d\d .*: [IW] |\s+at |node:|Node\.js v|\(Use `)/;
  return /[a-z]/i.test(line) && !chatter.test(line);
}
