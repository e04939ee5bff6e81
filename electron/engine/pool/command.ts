/**
 * A pool of workers that a command starts, on this machine or on another: `sh -c "..."`, `ssh HOST trialdeck worker`. They speak
 * on the command's standard input and output, and know no file of the owner: what their work names is sent to them when they
 * ask for it, and their checkpoints come back before the epoch that they belong to is told.
 */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../../../shared/clock.ts';
import { shown } from '../../../shared/parse/check.ts';
import { checkpointContent } from '../tasks/checkpoint-content.ts';
import { faultOf, reasonOf, sentenceOf } from '../fault.ts';
import { exitReason, KEPT_ERROR_CHARACTERS } from './exit-reason.ts';
import { arrivingFiles, sendFile, type Piece } from './file-exchange.ts';
import { afterGreeting, frameOf, frameReader } from './frames.ts';
import { heardOfFiles } from './heard.ts';
import type { OpenPool, PoolOptions } from './pool.ts';
import type { FromWorker, ToWorker, WorkerHandle } from './protocol.ts';
import { startFailure } from './start-failure.ts';
import type { ToStreamWorker, Wanted } from './stream-messages.ts';
import type { KeptState } from './work.ts';
import { workerEnvironment } from './worker-environment.ts';
import { stateFile } from './worker-files.ts';
import { openWorkers } from './workers.ts';

/** A command may have to wait for its turn on a cluster. */
const LIMITS = { startMs: 10 * 60_000, epochMs: 10 * 60_000, leaseMs: 60_000 };
/** Whoever the command has left behind may hold its output open: its end is not awaited longer. */
const LAST_WORDS_MS = 1_000;

/** @param command program and arguments, run without a shell once for every worker */
export function commandPool(command: readonly string[]): OpenPool {
  return (options, listener) =>
    openWorkers({ start: () => startByCommand(command, options), limits: LIMITS, elsewhere: true }, options, listener);
}

type Files = Pick<PoolOptions, 'data' | 'checkpointFolder'>;
type Child = ChildProcessByStdio<Writable, Readable, Readable>;

function startByCommand([program, ...args]: readonly string[], files: Files & Pick<PoolOptions, 'clock'>): WorkerHandle {
  // In a group of its own: Ctrl-C reaches the owner alone, and whatever the command starts ends with it.
  const child = spawn(program!, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    env: workerEnvironment(process.env),
  });
  const listeners: ((message: FromWorker) => void)[] = [];
  const arriving = arrivingFiles();
  let ended: { readonly reason: string; readonly ofMachine: boolean } | null = null;
  /** The checkpoint that the current trial keeps, and the one that it may go on from: no other file is written or sent. */
  let keep: string | null = null;
  let named: KeptState | null = null;

  const write = (message: ToStreamWorker): boolean => child.stdin.write(frameOf(message));
  const sendPiece = async (piece: Piece): Promise<void> => {
    if (child.stdin.destroyed) throw new Error('The worker is gone.');
    if (!write(piece)) await drained(child.stdin);
  };
  const endFor = (reason: string, ofMachine = false): void => {
    ended ??= { reason, ofMachine };
    killGroup(child);
  };

  const answer = async (wanted: Wanted): Promise<void> => {
    try {
      await sendFile(wanted.name, fileOf(wanted, named, files), sendPiece);
    } catch (error) {
      write({ kind: 'refusal', name: wanted.name, reason: reasonOf(error), fault: faultOf(error) });
    }
  };

  const take = (piece: Piece): void => {
    if (piece.name !== keep) throw new Error(`It sent the checkpoint ${shown(piece.name)}, which nobody keeps.`);
    arriving.take(piece, stateFile(files.checkpointFolder, piece.name));
  };

  const receive = (said: unknown): void => {
    const ofFiles = heardOfFiles(said);
    if (ofFiles?.kind === 'want') void answer(ofFiles);
    else if (ofFiles?.kind === 'piece') take(ofFiles);
    else listeners.forEach((listener) => listener(said as FromWorker));
  };

  const read = afterGreeting(frameReader(receive));
  child.stdout.on('data', (bytes: Buffer) => {
    if (ended !== null) return;
    try {
      read(bytes);
    } catch (error) {
      if (faultOf(error) === 'machine') endFor(reasonOf(error), true);
      else endFor(`The worker was ended. ${sentenceOf(error)}`);
    }
  });
  // What could not be written is told by the end of the process.
  child.stdin.on('error', () => {});

  return {
    pid: child.pid,
    send: (message: ToWorker) => {
      if (message.kind === 'grant' || ended !== null) return;
      if (message.kind === 'train') ({ keep, resumeFrom: named } = message.work.checkpoint);
      if (message.kind === 'inspect') named = message.inspection.state;
      write(message);
    },
    onMessage: (listener) => void listeners.push(listener),
    onExit: (listener) =>
      void endOf(child, program!, files.clock).then((reason) => {
        arriving.drop();
        listener(ended?.reason ?? reason, ended?.ofMachine);
      }),
    kill: () => endFor('The worker was ended.'),
  };
}

/** Settles when more may be written, or never will be. */
function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    stream.once('drain', resolve).once('close', resolve);
  });
}

/** @throws where the worker may not have it, or where it is not the content that was named. */
function fileOf(wanted: Wanted, named: KeptState | null, { data, checkpointFolder }: Files): string {
  if (wanted.what === 'data' && wanted.name === data?.name) return data.file;
  if (wanted.what === 'state' && wanted.name === named?.name && wanted.content === named.content) {
    const file = stateFile(checkpointFolder, named.name);
    if (checkpointContent(file) === named.content) return file;
    throw new Error(`The checkpoint ${named.name} was changed since it was named.`);
  }
  throw new Error(`The worker asks for ${shown(wanted.name)}, which is not part of its work.`);
}

/** The reason of the command's end, once it has ended and its last words are read. */
function endOf(child: Child, program: string, clock: Clock): Promise<string> {
  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-KEPT_ERROR_CHARACTERS);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`The command could not be started: ${startFailure(error, program)}.`));
    child.once('close', (code, signal) => resolve(exitReason(code, signal, lastWords)));
    child.once('exit', (code, signal) => {
      clock.after(LAST_WORDS_MS, () => resolve(exitReason(code, signal, lastWords)));
    });
  });
}

/** Where it may not be ended, as the command runs as somebody else, it hears that nobody is at the other end: a worker ends then. */
function killGroup(child: Child): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'EPERM' && code !== 'ESRCH') throw cause;
    child.stdin.destroy();
  }
}
