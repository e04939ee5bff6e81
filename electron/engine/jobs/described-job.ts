/** A job as the contract shows it: what its row says and, while it runs, what its run says. */
import type { Store } from '../../../db/store.ts';
import type { StoredJob } from '../../../db/store/jobs.ts';
import type { Job, JobKind } from '../../../shared/job.ts';
import { actionsOf } from './actions.ts';
import type { Kind } from './job.ts';
import { holdersOf } from './machine.ts';
import type { Running } from './running.ts';
import { waitingText } from './waiting-text.ts';

/** @param now its run, where it runs */
export function describedJob(
  stored: StoredJob,
  now: Running | undefined,
  store: Pick<Store, 'unfinishedJobs' | 'study'>,
  kindOf: (job: StoredJob) => Kind<JobKind>,
): Job {
  const { result: _result, ...job } = stored;
  const reasonToWait = (): string => {
    const holders = holdersOf(job, store.unfinishedJobs());
    return waitingText(
      holders.map((holder) => ({
        title: kindOf(holder).title(holder),
        study: holder.studyId === null ? null : store.study(holder.studyId).name,
      })),
    );
  };
  return {
    ...job,
    word: kindOf(stored).word,
    title: kindOf(stored).title(stored),
    reason: job.state === 'waiting' ? reasonToWait() : job.reason,
    progress: now?.run.progress() ?? (job.state === 'running' ? job.progress : { ...job.progress, remainingMs: null }),
    activeMs: now?.activeMs() ?? job.activeMs,
    actions: actionsOf(stored, kindOf(stored)),
    lostByStop: kindOf(stored).lostBy('stop', stored),
    lostByDelete: kindOf(stored).lostBy('delete', stored),
  };
}
