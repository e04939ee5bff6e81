import type { Host } from './host.ts';
import type { Terminal } from './terminal.ts';

/**
 * Says what is to be known of a job, and of the program itself, while a terminal follows the job; what other jobs have to say is
 * for other terminals. What ends the job is left to whoever waits for its end. @returns what ends it
 */
export function sayNotices({ onEvent }: Pick<Host, 'onEvent'>, jobId: number, { say }: Pick<Terminal, 'say'>): () => void {
  return onEvent('notice', (notice) => {
    const isSaidHere = notice.jobId === null || (notice.jobId === jobId && notice.level !== 'error');
    if (isSaidHere) say(notice.text);
  });
}

/** Says the warnings of a job that has just begun, which it wrote before anyone could listen. */
export async function sayFirstWarnings({ api }: Pick<Host, 'api'>, jobId: number, { say }: Pick<Terminal, 'say'>): Promise<void> {
  const { log } = await api.job(jobId);
  for (const { level, text } of log) if (level === 'warning') say(text);
}
