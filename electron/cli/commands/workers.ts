/** `trialdeck workers`: how many workers a search has from now on, also while it runs in another process. */
import { TrialdeckError } from '../../../shared/errors.ts';
import { countedText } from '../../../shared/format/count.ts';
import { tooManyWorkersText } from '../../../shared/format/many-workers.ts';
import { idleWorkersText } from '../../../shared/format/width.ts';
import { parseWorkers } from '../../../shared/parse/workers.ts';
import { numberOption } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { openHost } from '../host.ts';
import { namedJob } from '../named-job.ts';
import type { Terminal } from '../terminal.ts';

export async function setWorkers(text: string, count: string, terminal: Terminal): Promise<number> {
  const workers = parseWorkers(numberOption('workers', count));
  const host = await openHost();
  try {
    const jobId = await namedJob(host.api, text);
    const { job } = await host.api.job(jobId);
    const { sessionId } = job.about;
    if (job.kind !== 'search' || sessionId === undefined)
      throw new TrialdeckError('usage', `Job ${jobId}, ${job.title}, has no workers of its own; allowed is a search.`, 'job');
    await host.api.setWorkers(sessionId, workers);
    terminal.print(`Job ${jobId}, ${job.title}, has ${countedText(workers, 'worker')} from now on.`);
    const { width, on } = (await host.api.progress(sessionId)).session;
    const tooMany = on === null ? tooManyWorkersText(workers, await host.api.choices()) : null;
    for (const caution of [tooMany, idleWorkersText(workers, width)]) if (caution !== null) terminal.print(caution);
    return EXIT.done;
  } finally {
    await host.close();
  }
}
