/** What a person asks of a job: to wait, to go on, here or elsewhere, to end, to be deleted. */
import type { Store } from '../../../db/store.ts';
import type { StoredJob } from '../../../db/store/jobs.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { JobKind } from '../../../shared/job.ts';
import type { FinishPart, JobEnd, JobRun, Kind } from './job.ts';

export interface Steering {
  pause(jobId: number): void;
  /** @param on where it goes on from now, see JobCalls */
  resume(jobId: number, on?: string | null): void;
  stop(jobId: number): void;
  remove(jobId: number): void;
  /** Whether a person has asked it to pause, and for nothing else since. */
  isPausing(run: JobRun): boolean;
}

/** What steering asks of the mechanism that runs the jobs. */
export interface Steered {
  readonly store: Store;
  kindOf(job: StoredJob): Kind<JobKind>;
  runOf(jobId: number): JobRun | undefined;
  /** Does the work when the job no longer runs. */
  afterRun(job: StoredJob, work: () => void): void;
  /** Of one that was written in line. */
  enter(job: StoredJob): void;
  /** Writes the end of one that does not run. */
  rest(job: StoredJob, end: JobEnd): void;
  readonly finishPart: FinishPart;
  /** Deletes one that does not run. */
  forget(job: StoredJob): void;
}

export function createSteering({ store, kindOf, runOf, afterRun, enter, rest, finishPart, forget }: Steered): Steering {
  /** What was asked last of each run: it takes its time to leave. */
  const asked = new WeakMap<JobRun, 'pause' | 'resume' | 'stop'>();
  const named = (job: StoredJob): string => `Job ${job.id}, ${kindOf(job).title(job)},`;

  const move = (job: StoredJob, on: string | null): void => {
    const { move } = kindOf(job);
    if (move === null) throw new TrialdeckError('usage', `${named(job)} runs on this machine only; allowed is a search.`, 'on');
    if (runOf(job.id)) throw new TrialdeckError('usage', `${named(job)} is running. Pause it before it goes on elsewhere.`, 'on');
    move(job, on);
  };

  const putInLine = (job: StoredJob): void => {
    kindOf(job).check(job);
    store.changeJob(job.id, { state: 'waiting', reason: null, finishedAt: null });
    enter(store.storedJob(job.id));
  };

  /** It goes on once it has left, unless it is asked for something else meanwhile. */
  const resumeLeaving = (job: StoredJob, run: JobRun): void => {
    const before = asked.get(run);
    if (before === 'stop') throw new TrialdeckError('usage', `${named(job)} is being stopped.`, 'jobId');
    if (before !== 'pause') return;
    asked.set(run, 'resume');
    afterRun(job, () => {
      const left = store.storedJob(job.id);
      if (asked.get(run) === 'resume' && left.state === 'paused') putInLine(left);
    });
  };

  return {
    pause: (jobId) => {
      const job = store.storedJob(jobId);
      const run = runOf(jobId);
      if (run) {
        // A stop is for good.
        if (asked.get(run) === 'stop') return;
        asked.set(run, 'pause');
        return run.pause();
      }
      if (job.state === 'waiting' || job.state === 'running') rest(job, { state: 'paused', reason: null, stopped: false });
    },
    resume: (jobId, on) => {
      const job = store.storedJob(jobId);
      if (job.state === 'finished') throw new TrialdeckError('usage', `${named(job)} is finished.`, 'jobId');
      if (on !== undefined) move(job, on);
      const run = runOf(jobId);
      if (run) resumeLeaving(job, run);
      else if (job.state !== 'waiting') putInLine(job);
    },
    stop: (jobId) => {
      const job = store.storedJob(jobId);
      const run = runOf(jobId);
      if (run) {
        asked.set(run, 'stop');
        return run.stop();
      }
      if (job.state !== 'finished') rest(job, { state: 'finished', reason: null, stopped: true });
    },
    remove: (jobId) => {
      const job = store.storedJob(jobId);
      if (runOf(jobId)) throw new TrialdeckError('busy', `${named(job)} is running. Stop it before it is deleted.`);
      if (!kindOf(job).mayBeDeleted(job))
        throw new TrialdeckError(
          'usage',
          `${named(job)} is a part of its study and goes with it: a study is deleted in the window, on Home.`,
          'jobId',
        );
      // What is a part of it does not stay behind unfinished.
      if (job.state !== 'finished') kindOf(job).settle(job, 'finished', finishPart);
      forget(job);
    },
    isPausing: (run) => asked.get(run) === 'pause',
  };
}
