/** What the app asks a person: each question in a message box, each answer as a word. */
import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import type { Job } from '../../shared/job.ts';
import type { Known } from './follow-jobs.ts';

interface Question<Answer> extends Pick<MessageBoxOptions, 'type' | 'title' | 'message' | 'detail'> {
  /** The label of each answer; the first is the default. */
  readonly answers: readonly (readonly [label: string, answer: Answer])[];
  /** Index of the answer that closing the box means; the last one where it is not given. */
  readonly cancel?: number;
}

/** Asks in a box of the window, or in one of its own where no window is open. */
export async function ask<Answer>(
  window: BrowserWindow | null,
  { answers, cancel = answers.length - 1, ...rest }: Question<Answer>,
): Promise<Answer> {
  const buttons = answers.map(([label]) => label);
  const options = { ...rest, buttons, defaultId: 0, cancelId: cancel, noLink: true };
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return (answers[response] ?? answers[cancel]!)[1];
}

/** What becomes of what runs when its window is closed. */
export function askBeforeClosing(window: BrowserWindow | null, known: Known): Promise<'background' | 'pause' | 'stay'> {
  return ask(window, {
    type: 'question',
    message: runs(known),
    detail: `${lines(known)}\n\nEvery finished epoch is kept, and what is paused can go on later.`,
    answers: [
      ['Go On in the Background', 'background'],
      ['Pause and Quit', 'pause'],
      ['Cancel', 'stay'],
    ],
  });
}

function runs({ running }: Known): string {
  return running.every(({ kind }) => kind === 'search') ? 'A search is running' : 'Work is under way';
}

/** A line for each job: its study or what it does, and how far it is. */
function lines({ running, waiting, studies }: Known): string {
  const line = ({ studyId, title, progress, reason }: Job): string => {
    const name = studies.find(({ id }) => id === studyId)?.name;
    const text = reason ?? progress.text;
    return [name ?? title, text].filter((part) => part !== '').join(': ');
  };
  return [...running, ...waiting].map(line).join('\n');
}

/** Whether what runs may be paused for another database. */
export function askToPause(window: BrowserWindow | null, known: Known): Promise<boolean> {
  return ask(window, {
    type: 'question',
    message: runs(known),
    detail: 'It is paused when another database is opened, and can go on later.',
    answers: [
      ['Pause and Open', true],
      ['Cancel', false],
    ],
  });
}

/** A database cannot be opened, and everything stays as it was. */
export function sayRefused(window: BrowserWindow | null, reason: string): Promise<null> {
  return ask(window, {
    type: 'error',
    message: 'This database cannot be opened',
    detail: `${reason}\n\nNothing has changed.`,
    answers: [['OK', null]],
  });
}

/** Nothing is open, as the database could not be. Closing the box ends the app only where it has nothing else to show. */
export function askAfterRefusal(
  window: BrowserWindow | null,
  reason: string,
  isUsual: boolean,
): Promise<'another' | 'usual' | 'quit'> {
  return ask<'another' | 'usual' | 'quit'>(window, {
    type: 'error',
    message: 'The studies cannot be opened',
    detail: reason,
    answers: [
      ['Open Another Database…', 'another'],
      ['Quit', 'quit'],
      ...(isUsual ? [] : [['Open My Studies', 'usual'] as const]),
    ],
  });
}

/** After the engine host has crashed too often. */
export function askAfterCrashes(window: BrowserWindow | null, reason: string): Promise<'again' | 'quit'> {
  return ask(window, {
    type: 'error',
    message: 'The engine does not run',
    detail: `${reason} What has been recorded is safe.`,
    answers: [
      ['Try Again', 'again'],
      ['Quit', 'quit'],
    ],
  });
}

/** After the window's own process has ended. */
export function askAfterWindowCrash(window: BrowserWindow | null, reason: string): Promise<'again' | 'quit'> {
  return ask(window, {
    type: 'error',
    message: 'The window has crashed',
    detail: `The page has ended (${reason}). Searches go on, and what has been recorded is safe.`,
    answers: [
      ['Load It Again', 'again'],
      ['Quit', 'quit'],
    ],
  });
}
