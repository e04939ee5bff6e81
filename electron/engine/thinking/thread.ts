/** What a thread runs: it is handed questions one after another. */
import { setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import { TrialdeckError, type ErrorCode } from '../../../shared/errors.ts';
import { createKeeper, type Changes } from './kept.ts';
import { TASKS, type TaskName } from './tasks.ts';

export interface Order {
  readonly task: TaskName;
  readonly question: unknown;
  /** Of what the task's subject is; null where it has none. */
  readonly changes: Changes | null;
}

export type Outcome =
  | { readonly kind: 'answer'; readonly answer: unknown }
  /** The thread does not have the subject that the changes begin at. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'refusal'; readonly code: ErrorCode; readonly message: string; readonly field: string | undefined };

export interface ThreadData {
  /** Nobody waits for what it thinks about, and trials train beside it. */
  readonly givesWay: boolean;
}

/** Of `nice`. Only Linux lets a thread have a priority of its own; elsewhere this would be the whole engine's. */
const LOW_PRIORITY = 15;
if (process.platform === 'linux' && (workerData as ThreadData | null)?.givesWay) setPriority(LOW_PRIORITY);

const keeper = createKeeper();

/** An expected failure is an outcome, as an error keeps its message alone on its way; a bug is thrown. */
export async function carryOut({ task, question, changes }: Order): Promise<Outcome> {
  const subject = changes && keeper.after(changes);
  if (changes && !subject) return { kind: 'stale' };
  try {
    const think = (await TASKS[task].load()) as (question: unknown, subject: unknown) => unknown;
    return { kind: 'answer', answer: think(question, subject) };
  } catch (error) {
    if (!(error instanceof TrialdeckError)) throw error;
    const { code, message, field } = error;
    return { kind: 'refusal', code, message, field };
  }
}
