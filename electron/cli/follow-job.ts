/** Waits for a job, in this or another process, and shows how far it is. */
import { about } from '../../shared/format/duration.ts';
import { TrialdeckError } from '../../shared/errors.ts';
import type { Job } from '../../shared/job.ts';
import { isUnfinished } from '../../shared/job-state.ts';
import type { Host } from './host.ts';
import { sayNotices } from './notices.ts';
import type { Terminal } from './terminal.ts';

type JobTeller = Pick<Host, 'api' | 'onEvent' | 'onClose'>;

/** Calls back where a job has no end to wait for: it is deleted, or the process that has it has ended. @returns what ends it */
export function onNoEnd(
  { onEvent, onClose }: Pick<JobTeller, 'onEvent' | 'onClose'>,
  jobId: () => number | null,
  listener: (why: TrialdeckError) => void,
): () => void {
  onClose(() =>
    listener(
      new TrialdeckError(
        'unavailable',
        `The process that ran it has ended. ${jobId() === null ? 'What became of it is told by: trialdeck jobs' : `Go on with: trialdeck resume ${jobId()}`}`,
      ),
    ),
  );
  return onEvent('job', (told) => {
    if (told.job === null && told.jobId === jobId())
      listener(new TrialdeckError('not-found', `Job ${told.jobId} was deleted.`, 'jobId'));
  });
}

/**
 * Settles when the job neither runs nor waits.
 * @throws TrialdeckError not-found where it is deleted, unavailable where the process that has it ends
 */
export async function jobEnded(host: JobTeller, jobId: number): Promise<Job> {
  const { api, onEvent } = host;
  const over = Promise.withResolvers<Job>();
  const subscriptions = [
    onEvent('job', ({ job }) => {
      if (job?.id === jobId && !isUnfinished(job.state)) over.resolve(job);
    }),
    onNoEnd(host, () => jobId, over.reject),
  ];
  // Whoever asks first may be told of it by the call.
  over.promise.catch(() => {});
  try {
    const { job } = await api.job(jobId);
    return isUnfinished(job.state) ? await over.promise : job;
  } finally {
    for (const end of subscriptions) end();
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
