import type { Task } from '../task.ts';

/** Trials that are runs of a program of the user's. */
export interface ProgramTask extends Task {
  readonly kind: 'program';
  /** The program and its arguments, in which the names in braces are filled in: parameters, `{epochs}`, `{seed}`, `{trial}`. */
  readonly command: readonly string[];
  /** Where the program is started. */
  readonly folder: string;
  /** How long an epoch may take at the most; null for as long as it takes. */
  readonly secondsAnEpoch: number | null;
  /** Whether the program measures *stop* apart from *select*; else both are the one set of values that it gives. */
  readonly separateStop: boolean;
}

/** The task of trials that are programs. @throws where they are something else: a mistake of ours */
export function programOf(task: Task): ProgramTask {
  if (isProgram(task)) return task;
  throw new Error(`A task of the kind ${task.kind} was given to programs.`);
}

function isProgram(task: Task): task is ProgramTask {
  return task.kind === 'program';
}
