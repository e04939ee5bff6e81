/** The run of a job that is one session, which it runs as its part. */
import { setImmediate as otherWork } from 'node:timers/promises';
import type { JobProgress } from '../../../shared/job.ts';
import type { Session } from '../../../shared/model.ts';
import type { Store } from '../../../db/store.ts';
import { endOf } from './job-end.ts';
import type { JobContext, JobEnd, JobRun } from './job.ts';

/** The process ends. */
const INTERRUPTED: JobEnd = { state: 'paused', reason: null, stopped: false };

interface ToldOfPart {
  readonly progress: () => JobProgress;
  /** What a whole run has come to, for the job to keep. */
  readonly result?: () => Promise<unknown>;
}

export function runSessionPart(
  store: Pick<Store, 'session'>,
  part: Session,
  { progress, result }: ToldOfPart,
  { moved, runPart, pausePart, finishPart }: JobContext,
): JobRun {
  let left: 'paused' | 'stopped' | 'abandoned' | null = null;
  const work = async (): Promise<JobEnd> => {
    // The job itself counts as running first.
    await otherWork();
    if (left === null && part.state !== 'finished') await runPart(part.jobId, moved);
    if (left === 'abandoned') return INTERRUPTED;
    // Else it could be gone on with as a search of its own.
    if (left === 'stopped') finishPart(part.jobId);
    const { state, failure: reason, stopped } = store.session(part.id);
    if (state === 'finished' && !stopped && result) return { state, reason, stopped, result: await result() };
    if (state === 'finished' || state === 'failed') return { state, reason, stopped };
    return { state: 'paused', reason, stopped: false };
  };
  const leave = (how: 'paused' | 'stopped'): void => {
    left = how;
    pausePart(part.jobId);
  };
  return {
    ended: work().catch((error: unknown) => (left === 'abandoned' ? INTERRUPTED : endOf(error))),
    progress,
    pause: () => leave('paused'),
    stop: () => leave('stopped'),
    abandon: () => void (left = 'abandoned'),
  };
}
