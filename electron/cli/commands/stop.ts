/** `trialdeck stop`: ends a job before its end, in this or another process, and waits until it has. */
import { EXIT } from '../exit-codes.ts';
import { jobEnded } from '../follow-job.ts';
import { openHost } from '../host.ts';
import { namedJob } from '../named-job.ts';
import type { Terminal } from '../terminal.ts';

export async function stop(text: string, terminal: Terminal): Promise<number> {
  const host = await openHost();
  try {
    const jobId = await namedJob(host.api, text);
    await host.api.stopJob(jobId);
    const { title, state, stopped, about } = await jobEnded(host, jobId);
    // Answered when its rows are counted, which ends with this process.
    if (about.sessionId !== undefined) await host.api.correctedSession(about.sessionId);
    terminal.print(`Job ${jobId}, ${title}, is ${stopped ? 'stopped' : state}.`);
    return EXIT.done;
  } finally {
    await host.close();
  }
}
