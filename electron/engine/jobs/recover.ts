/** What becomes of jobs that nobody works on any more: they are paused, with the reason. */
import type { Store } from '../../../db/store.ts';
import type { StoredJob } from '../../../db/store/jobs.ts';
import type { JobKind } from '../../../shared/job.ts';
import type { JobEnd, Kind } from './job.ts';

type Interruption = Readonly<Record<'running' | 'waiting', JobEnd>>;

export const KILLED: Interruption = interruption('Trialdeck ended');
export const CLOSED: Interruption = interruption('Trialdeck was closed');
/** A person paused it. */
export const PAUSED: Interruption = { running: pausedFor(null), waiting: pausedFor(null) };

/** Pauses jobs that ran or waited, and returns them as they are then. To be called while none of them is worked on. */
export function interrupt(
  jobs: readonly StoredJob[],
  store: Store,
  kindOf: (job: StoredJob) => Pick<Kind<JobKind>, 'settle'>,
  why: Interruption,
): readonly StoredJob[] {
  return jobs.map((job) => {
    const { state, reason } = job.state === 'waiting' ? why.waiting : why.running;
    const progress = kindOf(job).settle(job, 'paused', neverFinished);
    store.changeJob(job.id, { state, reason, progress });
    if (reason !== null) store.writeLog(job.id, { level: 'warning', text: reason });
    return store.storedJob(job.id);
  });
}

/** What is paused ends no part. */
function neverFinished(jobId: number): never {
  throw new Error(`Job ${jobId} was to end as a part of one that is paused.`);
}

function interruption(what: string): Interruption {
  return { running: pausedFor(`${what} while it ran.`), waiting: pausedFor(`${what} while it waited.`) };
}

function pausedFor(reason: string | null): JobEnd {
  return { state: 'paused', reason, stopped: false };
}
