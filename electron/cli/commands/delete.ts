/** `trialdeck delete`: a job goes with all that is known of it alone. */
import { EXIT } from '../exit-codes.ts';
import { openHost } from '../host.ts';
import { namedJob } from '../named-job.ts';
import type { Terminal } from '../terminal.ts';

export async function deleteJob(text: string, terminal: Terminal): Promise<number> {
  const host = await openHost();
  try {
    const jobId = await namedJob(host.api, text);
    const { job } = await host.api.job(jobId);
    await host.api.deleteJob(jobId);
    const goes = job.lostByDelete;
    terminal.print(`Job ${jobId}, ${job.title}, is deleted.${goes === null ? '' : ` ${goes}`}`);
    return EXIT.done;
  } finally {
    await host.close();
  }
}
