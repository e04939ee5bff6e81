/** What everyone hears of jobs: how far each is, what is worth a line in its log, and what went wrong. */
import type { SystemNotice } from '../../../shared/contract/system.ts';
import type { Job, JobKind } from '../../../shared/job.ts';
import type { Store } from '../../../db/store.ts';
import type { StoredJob } from '../../../db/store/jobs.ts';
import type { EventListener } from '../backend-host.ts';
import { reasonOf, sentenceOf } from '../fault.ts';
import type { JobContext, Kind } from './job.ts';
import type { Running } from './running.ts';

export interface Telling {
  /** Writes how far the job is, where it runs, and announces it as it is now. */
  announceNow(jobId: number): void;
  /** In the name of what people know: of a part that is run, the job that runs it. */
  say(job: StoredJob, level: SystemNotice['level'], text: string): void;
  sayError(error: unknown): void;
  /** Of what no later try can write: who opens the data folder next finds what is on record. */
  sayUnwritten(jobs: readonly StoredJob[], error: unknown): void;
  /** What is done without a caller: an error in it is said to everyone. */
  aside(work: () => void): void;
  /** Says it and keeps it. */
  log(job: StoredJob): JobContext['log'];
  /** Who runs the part hears whenever it is announced, until `endPart`. */
  onPart(jobId: number, moved: () => void): void;
  endPart(jobId: number): void;
}

interface Known {
  readonly store: Store;
  readonly running: ReadonlyMap<number, Running>;
  readonly kindOf: (job: StoredJob) => Kind<JobKind>;
  readonly jobOf: (job: StoredJob) => Job;
  readonly isClosed: () => boolean;
}

export function createTelling({ store, running, kindOf, jobOf, isClosed }: Known, announce: EventListener): Telling {
  /** By the job of the part. */
  const onMoved = new Map<number, () => void>();

  const say: Telling['say'] = ({ id, studyId, parent }, level, text) => {
    if (parent !== null && running.has(parent)) say(store.storedJob(parent), level, text);
    else announce('notice', { level, text, jobId: id, studyId });
  };

  const sayError: Telling['sayError'] = (error) =>
    announce('notice', { level: 'error', text: sentenceOf(error), jobId: null, studyId: null });

  const aside: Telling['aside'] = (work) => {
    try {
      work();
    } catch (error) {
      sayError(error);
    }
  };

  return {
    announceNow: (jobId) => {
      const now = running.get(jobId);
      if (now) store.changeJob(jobId, { progress: now.run.progress(), activeMs: now.activeMs() });
      const job = store.storedJob(jobId);
      announce('job', { jobId, job: jobOf(job) });
      kindOf(job).announce(job);
      onMoved.get(jobId)?.();
    },
    say,
    sayError,
    sayUnwritten: (jobs, error) => {
      for (const job of jobs) say(job, 'error', `${reasonOf(error)} ${lost(job.id, kindOf(job).title(job))}`);
    },
    aside,
    log: (job) => (level, text) => {
      if (isClosed()) return;
      say(job, level, text);
      aside(() => store.writeLog(job.id, { level, text }));
    },
    onPart: (jobId, moved) => void onMoved.set(jobId, moved),
    endPart: (jobId) => void onMoved.delete(jobId),
  };
}

function lost(jobId: number, title: string): string {
  return `What has become of job ${jobId}, ${title}, could not be written: when Trialdeck starts again it is paused with all that is on record, and can go on.`;
}
