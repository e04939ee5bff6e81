/** What goes with a job that is deleted, and what stays, in words. */
import type { Job } from './job.ts';

/** To be read before it is deleted, and after; null where nothing goes that anyone would miss. */
export function whatGoes({ kind, state }: Pick<Job, 'kind' | 'state'>): string | null {
  if (kind === 'backup' && state === 'finished') return 'Only this entry goes: the file stays where it is.';
  if (kind === 'leaks') return 'What it has measured is lost.';
  if (kind === 'experiment')
    return 'Its runs and what was concluded from them are lost. Sessions that it trained stay in their study.';
  if (kind === 'search') return 'The search has not begun: nothing but what was asked for is lost.';
  return null;
}
