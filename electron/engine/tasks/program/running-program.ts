/** A process with its output as lines, ended for sure. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { passed, type Clock } from '../../../../shared/clock.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { KEPT_ERROR_CHARACTERS } from '../../pool/exit-reason.ts';
import { plainText } from '../../plain-text.ts';
import { startFailure } from '../../pool/start-failure.ts';

/** Between the request to end and the end by force. */
const PATIENCE_MS = 5_000;
/** Between two looks whether all is gone. */
const BETWEEN_LOOKS_MS = 20;
/** What the program has left behind in a group of its own may hold its output open: that is not awaited longer. */
const LAST_WORDS_MS = 1_000;

export interface ProgramEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The end of what it wrote to standard error. */
  readonly lastWords: string;
}

export interface RunningProgram {
  /** Its standard output, line by line, each with when it came. Ends when the output ends. */
  lines(): AsyncIterable<{ readonly text: string; readonly atMs: number }>;
  /** Rejects where it could not be started. */
  readonly ended: Promise<ProgramEnd>;
  /** Asks it and what it has started to end, then ends them; settles when they are gone. To be called in any case. */
  stop(): Promise<void>;
}

/** Starts the program without a shell, in a process group of its own, so that what it starts ends with it. */
export function runProgram([program, ...args]: readonly string[], folder: string, clock: Clock): RunningProgram {
  const child = spawn(program!, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' });
  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-KEPT_ERROR_CHARACTERS);
  });
  const read = createInterface({ input: child.stdout });
  const killNow = (): void => end(child, 'SIGKILL');
  process.once('exit', killNow);
  const ended = new Promise<ProgramEnd>((resolve, reject) => {
    child.once('error', (error) => {
      const why = startFailure(error, program!, folder);
      reject(new TrialdeckError('failure', `The program could not be started in ${folder}: ${why}.`));
    });
    child.once('close', (code, signal) => resolve({ code, signal, lastWords: plainText(lastWords) }));
    child.once('exit', () => {
      clock.after(LAST_WORDS_MS, () => {
        read.close();
        child.stdout.destroy();
        child.stderr.destroy();
      });
    });
  });
  // Heard by whoever awaits it; until then it is no unhandled rejection.
  ended.catch(() => {});
  return {
    ended,
    lines: async function* () {
      const waiting: { text: string; atMs: number }[] = [];
      let more = Promise.withResolvers<void>();
      let closed = false;
      read.on('line', (text) => {
        waiting.push({ text, atMs: clock.ms() });
        more.resolve();
      });
      read.once('close', () => {
        closed = true;
        more.resolve();
      });
      for (;;) {
        yield* waiting.splice(0);
        if (closed && waiting.length === 0) return;
        if (waiting.length === 0) await more.promise;
        more = Promise.withResolvers();
      }
    },
    stop: async () => {
      end(child, 'SIGTERM');
      const callOff = clock.after(PATIENCE_MS, killNow);
      const untilMs = clock.ms() + PATIENCE_MS;
      await ended.catch(() => {});
      // What it has started may outlive it, and ignore the request.
      while (hasGroup(child) && clock.ms() < untilMs) await passed(clock, BETWEEN_LOOKS_MS);
      callOff();
      if (hasGroup(child)) killNow();
      process.off('exit', killNow);
    },
  };
}

/** Whether anything of it, or of what it has started, is left. */
function hasGroup({ pid }: ChildProcess): boolean {
  if (pid === undefined || process.platform === 'win32') return false;
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
