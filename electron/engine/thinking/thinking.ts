/**
 * Pure work beside the engine's loop, which answers calls meanwhile. Threads are piscina's: it runs in Node and, being
 * CommonJS that reads its entry with `require`, from inside a packaged app's archive.
 */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { TrialdeckError } from '../../../shared/errors.ts';
import { createSender, type Changes, type Kept, type Sender, type ToKeep } from './kept.ts';
import { TASKS, type Answer, type Lane, type Question, type Subject, type TaskName } from './tasks.ts';
import type { Order, Outcome } from './thread.ts';

/** A task's subject under its key; null for a task that has none. */
export type Keyed<Of> = Of extends Kept<infer About, infer Item> ? ToKeep<About, Item> : null;

export interface Thinking {
  /**
   * Answers in the order of asking, one lane beside the other. Of the subject only what has changed since the last question is
   * sent. Rejects with the task's own TrialdeckError; with an AbortError as soon as the signal says so, and the thread that was
   * at it is ended and replaced; with a TrialdeckError unavailable when closed.
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

interface OpenLane {
  readonly thread: Piscina<Order, Outcome>;
  readonly sender: Sender;
}

const source = fileURLToPath(new URL('./thread.ts', import.meta.url));

/** Starts a lane's thread with its first question. @param entry what threads run, where the program is compiled. */
export function createThinking(entry = source): Thinking {
  const lanes = new Map<Lane, OpenLane>();
  let closed = false;

  const laneOf = (lane: Lane): OpenLane => {
    const open = lanes.get(lane);
    if (open) return open;
    const thread = new Piscina<Order, Outcome>({ filename: entry, name: 'carryOut', minThreads: 1, maxThreads: 1 });
    const opened = { thread, sender: createSender() };
    lanes.set(lane, opened);
    return opened;
  };

  const ask = async (
    task: TaskName,
    question: unknown,
    subject: ToKeep<unknown, unknown> | null,
    signal: AbortSignal | undefined,
  ): Promise<unknown> => {
    const { thread, sender } = laneOf(TASKS[task].lane);
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
      try {
        return (await ask(task, question, subject, signal)) as Answer<Name>;
      } catch (error) {
        throw closed ? closing() : error;
      }
    },
    close: () => {
      closed = true;
      for (const { thread } of lanes.values()) void thread.destroy();
      lanes.clear();
    },
  };
}
