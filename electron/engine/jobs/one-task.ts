/** The run of a job that is one task without parts: it begins again from the start after an interruption. */
import type { JobProgress } from '../../../shared/job.ts';
import { endOf } from './job-end.ts';
import { NO_PROGRESS, type JobContext, type JobEnd, type JobRun } from './job.ts';

/**
 * @param work answers with the job's result; rejects soon after the signal is aborted. Not begun where it is before
 */
export function runTask(
  { moved }: Pick<JobContext, 'moved'>,
  work: (signal: AbortSignal, report: (progress: JobProgress) => void) => Promise<unknown>,
): JobRun {
  const interrupted = new AbortController();
  let progress = NO_PROGRESS;
  let leaving: JobEnd | null = null;
  const leave = (end: JobEnd): void => {
    // A stop is for good, whatever else is asked for.
    if (leaving === null || end.state === 'finished') leaving = end;
    interrupted.abort();
  };
  const report = (now: JobProgress): void => {
    progress = now;
    moved();
  };
  const pause = (): void => leave({ state: 'paused', reason: null, stopped: false });
  return {
    ended: Promise.resolve()
      .then(() => {
        interrupted.signal.throwIfAborted();
        return work(interrupted.signal, report);
      })
      .then(
        (result): JobEnd => ({ state: 'finished', reason: null, stopped: false, result }),
        (error: unknown) => leaving ?? endOf(error),
      ),
    progress: () => progress,
    pause,
    stop: () => leave({ state: 'finished', reason: null, stopped: true }),
    abandon: pause,
  };
}
