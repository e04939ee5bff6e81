/** `trialdeck resume` */
import { TrialdeckError } from '../../../shared/errors.ts';
import type { Job } from '../../../shared/job.ts';
import { parsePlace } from '../../../shared/parse/place.ts';
import { EXIT } from '../exit-codes.ts';
import { exitCodeOf } from '../follow.ts';
import { followJob } from '../follow-job.ts';
import { followSearch } from '../follow-search.ts';
import { openHost, type Host } from '../host.ts';
import { namedJob } from '../named-job.ts';
import type { Terminal } from '../terminal.ts';

export interface ResumeOptions {
  readonly on?: string;
  readonly json?: boolean;
}

export async function resume(text: string | undefined, options: ResumeOptions, terminal: Terminal): Promise<number> {
  const on = options.on === undefined ? undefined : parsePlace(options.on);
  const began = terminal.clock.ms();
  const host = await openHost();
  try {
    const jobId = text === undefined ? await latestPaused(host) : await namedJob(host.api, text);
    await host.api.resumeJob(jobId, on);
    const { job } = await host.api.job(jobId);
    if (job.kind !== 'search') return await resumeOther(host, job, terminal);
    return exitCodeOf(await followSearch(host, job, { json: options.json === true, began }, terminal));
  } finally {
    await host.close();
  }
}

async function resumeOther(host: Host, { id }: Job, terminal: Terminal): Promise<number> {
  const { title, state, stopped, reason } = await followJob(host, id, terminal);
  terminal.print(`Job ${id}, ${title}, is ${stopped ? 'stopped' : state}.${reason === null ? '' : ` ${reason}`}`);
  if (state === 'failed') return EXIT.failure;
  return state === 'finished' && !stopped ? EXIT.done : EXIT.interrupted;
}

async function latestPaused({ api }: Host): Promise<number> {
  const [latest] = await api.jobs({ kinds: ['search'], states: ['paused', 'failed'] });
  if (latest === undefined) throw new TrialdeckError('not-found', 'No search is paused: there is nothing to resume.');
  return latest.id;
}
