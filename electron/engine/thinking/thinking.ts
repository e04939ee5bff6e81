/**
 * Pure work beside the engine's loop, which answers calls meanwhile. Threads are piscina's: it runs in Node and, being
 * CommonJS that reads its entry with `require`, from inside a packaged app's archive.
 */
import { getCompileCacheDir } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { TrialdeckError } from '../../../shared/errors.ts';
import { createSender, type Changes, type Kept, type Sender, type ToKeep } from './kept.ts';
import { TASKS, type Answer, type Lane, type Question, type Subject, type TaskName } from './tasks.ts';
import type { Order, Outcome, ThreadData } from './thread.ts';

/** A task's subject under its key; null for a task that has none. */
export type Keyed<Of> = Of extends Kept<infer About, infer Item> ? ToKeep<About, Item> : null;

export interface Thinking {
  /**
   * Goes to the thread of the task's lane that has the fewest questions, which answers in the order of asking. Of the subject
   * only what has changed since the thread's last question is sent. Rejects with the task's own TrialdeckError; with an
   * AbortError as soon as the signal says so, and the thread that was at it is ended and replaced; with a TrialdeckError
   * unavailable when closed.
   */
  think<Name extends TaskName>(
    task: Name,
    question: Question<Name>,
    subject: Keyed<Subject<Name>>,
    signal?: AbortSignal,
  ): Promise<Answer<Name>>;
  /** Ends all threads at once. */
  close(): void;
}

interface OpenThread {
  readonly thread: Piscina<Order, Outcome>;
  readonly sender: Sender;
  /** Questions that it has not answered yet. */
  asked: number;
  /** Settles when the last of them has been answered. */
  answered: Promise<unknown>;
}

/** A thread reads what this process keeps of its compiled modules, which are the thread's as well: it starts in half the time. */
function environment(): Record<string, string> {
  const kept = getCompileCacheDir();
  return { ...(process.env as Record<string, string>), ...(kept !== undefined && { NODE_COMPILE_CACHE: path.dirname(kept) }) };
}

const source = fileURLToPath(new URL('./thread.ts', import.meta.url));

/**
 * Starts a thread with its first question.
 * @param cores as many replays of experiments are thought about at once.
 * @param entry what threads run, where the program is compiled.
 */
export function createThinking(cores: number, entry = source): Thinking {
  const lanes: Readonly<Record<Lane, OpenThread[]>> = {
    decisions: [],
    answers: [],
    experiments: [],
    rows: [],
    inputs: [],
    files: [],
  };
  const most: Readonly<Record<Lane, number>> = { decisions: 1, answers: 1, experiments: cores, rows: 1, inputs: 1, files: 1 };
  let closed = false;

  const threadOf = (lane: Lane): OpenThread => {
    const open = lanes[lane];
    const idlest = open.toSorted((one, other) => one.asked - other.asked)[0];
    if (idlest && (idlest.asked === 0 || open.length === most[lane])) return idlest;
    const workerData: ThreadData = { givesWay: lane === 'rows' };
    const thread = new Piscina<Order, Outcome>({
      filename: entry,
      name: 'carryOut',
      minThreads: 1,
      maxThreads: 1,
      env: environment(),
      workerData,
    });
    const opened = { thread, sender: createSender(), asked: 0, answered: Promise.resolve() };
    open.push(opened);
    return opened;
  };

  const ask = async (
    { thread, sender }: OpenThread,
    task: TaskName,
    question: unknown,
    subject: ToKeep<unknown, unknown> | null,
    signal: AbortSignal | undefined,
  ): Promise<unknown> => {
    const options = signal ? { signal } : {};
    const carryOut = (changes: Changes | null): Promise<Outcome> => thread.run({ task, question, changes }, options);
    let outcome = await carryOut(subject && sender.changes(subject));
    if (outcome.kind === 'stale') outcome = await carryOut(subject && sender.whole(subject));
    if (outcome.kind === 'answer') return outcome.answer;
    if (outcome.kind === 'refusal') throw new TrialdeckError(outcome.code, outcome.message, outcome.field);
    throw new Error(`The thread for “${task}” does not keep what it was sent.`);
  };

  const closing = (): TrialdeckError => new TrialdeckError('unavailable', 'Trialdeck is being closed.');
  return {
    think: async <Name extends TaskName>(
      task: Name,
      question: Question<Name>,
      subject: Keyed<Subject<Name>>,
      signal?: AbortSignal,
    ) => {
      if (closed) throw closing();
      const opened = threadOf(TASKS[task].lane);
      opened.asked++;
      // One at a time: piscina does not keep the order of what waits, and what has changed counts from the question before.
      const turn = orAborted(opened.answered, signal).then(() => {
        if (closed) throw closing();
        return ask(opened, task, question, subject, signal);
      });
      opened.answered = Promise.allSettled([opened.answered, turn]).then(forgotten);
      try {
        return (await turn) as Answer<Name>;
      } catch (error) {
        throw closed ? closing() : error;
      } finally {
        opened.asked--;
      }
    },
    close: () => {
      closed = true;
      for (const { thread } of Object.values(lanes).flat()) void thread.destroy();
    },
  };
}

/** A promise that others wait for keeps what it has come to: the answers of a thread's whole life, one within the other. */
function forgotten(): void {}

/** Rejects with the signal's reason as soon as it says so. */
function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return promise;
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([promise, aborted.promise]).finally(() => signal.removeEventListener('abort', abort));
}
