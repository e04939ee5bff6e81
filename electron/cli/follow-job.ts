/** Waits for a job, in this or another process, and shows how far it is. */
import { about } from '../../shared/format/duration.ts';
import type { Job } from '../../shared/job.ts';
import { isUnfinished } from '../../shared/job-state.ts';
import type { Host } from './host.ts';
import { sayNotices } from './notices.ts';
import type { Terminal } from './terminal.ts';

/** Settles when the job neither runs nor waits. */
export async function jobEnded({ api, onEvent }: Pick<Host, 'api' | 'onEvent'>, jobId: number): Promise<Job> {
  const over = Promise.withResolvers<Job>();
  const forget = onEvent('job', ({ job }) => {
    if (job?.id === jobId && !isUnfinished(job.state)) over.resolve(job);
  });
  try {
    const { job } = await api.job(jobId);
    return isUnfinished(job.state) ? await over.promise : job;
  } finally {
    forget();
  }
}

/** Shows it meanwhile. @param onInterrupt what Ctrl-C does. */
export async function followJob(
  host: Host,
  jobId: number,
  terminal: Terminal,
  onInterrupt: 'stopJob' | 'pauseJob' = 'stopJob',
): Promise<Job> {
  const subscriptions = [
    host.onEvent('job', ({ job }) => {
      if (job?.id === jobId) terminal.replaceLine(job.state === 'waiting' ? (job.reason ?? '') : progressLine(job));
    }),
    sayNotices(host, jobId, terminal),
  ];
  const interrupt = (): void => {
    host.hurry();
    void host.api[onInterrupt](jobId);
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    return await jobEnded(host, jobId);
  } finally {
    for (const end of subscriptions) end();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    terminal.replaceLine('');
  }
}

function progressLine({ progress: { text, remainingMs } }: Job): string {
  return remainingMs === null ? text : `${text}, ${about(remainingMs)} left`;
}
