/** What a kind of job is: one implementation a file in `kinds/`, one line in `kinds.ts`. */
import type { StoredJob } from '../../../db/store/jobs.ts';
import type { JobAction, JobKind, JobLogLine, JobPart, JobProgress, JobRequests } from '../../../shared/job.ts';
import type { Task } from '../../../shared/task.ts';

export interface Kind<Name extends JobKind> {
  readonly name: Name;
  /** What it is called: "Search". */
  readonly word: string;
  /** Whether a person may interrupt it without losing what it has done. */
  readonly pauses: boolean;
  /** How many ended jobs of the kind stay; null for all of them, where a study is made of them. */
  readonly keeps: number | null;
  /** What is asked for, checked. @throws TrialdeckError usage, with the field's path in it, such as `space.units.low` */
  parse(request: unknown): JobRequests[Name];
  /**
   * Checks the request and writes what the job begins with, its row in line included; or finds the unfinished job that is about
   * the same. @throws TrialdeckError, and nothing is written then
   */
  begin(request: JobRequests[Name]): StoredJob;
  /**
   * The task whose rows it refuses to begin without, so that a thread makes them before that. Not there where it needs none, or comes to
   * them while it runs. @throws TrialdeckError, where what is asked for is wrong
   */
  trainsOn?(request: JobRequests[Name]): Task;
  title(job: StoredJob): string;
  /** Has it go on elsewhere, see `parsePlace`, now that it does not run; null where it has no place. */
  readonly move: ((job: StoredJob, on: string | null) => void) | null;
  /** Refuses what cannot run now, before it is put in line again. @throws TrialdeckError */
  check(job: StoredJob): void;
  /** Called when its turn has come, with all that an earlier run has left. What it throws ends the job. */
  start(job: StoredJob, context: JobContext): JobRun;
  parts(job: StoredJob): readonly JobPart[];
  /**
   * Puts its parts in order where the job does not run: its owner died, or a person ends it. @returns how far it is by them
   * @param finishPart see JobContext
   */
  settle(job: StoredJob, becomes: 'paused' | 'finished', finishPart: FinishPart): JobProgress;
  /** What a person loses who stops it while it has begun, or deletes it, in sentences; null where that is nothing. */
  lostBy(action: Extract<JobAction, 'stop' | 'delete'>, job: StoredJob): string | null;
  /** Whether it may go without a trace, now that it does not run. */
  mayBeDeleted(job: StoredJob): boolean;
  /** Announces what the kind has to say of its own whenever the job is announced. */
  announce(job: StoredJob): void;
}

/** What a run may ask of the mechanism that runs it. */
export interface JobContext {
  /** Progress has moved: it is asked for and announced soon. */
  moved(): void;
  log(level: JobLogLine['level'], text: string): void;
  /**
   * Runs a job that is a part of this one at this one's place on the machine, and waits until it no longer runs.
   * @param onMoved called whenever the part is announced
   */
  runPart(jobId: number, onMoved?: () => void): Promise<StoredJob>;
  pausePart(jobId: number): void;
  readonly finishPart: FinishPart;
}

/** Ends a part that does not run, as a person ends a job: it does not go on by itself. Nothing where it has ended. */
export type FinishPart = (jobId: number) => void;

export interface JobEnd {
  readonly state: 'paused' | 'finished' | 'failed';
  readonly reason: string | null;
  /** Whether a person ended it. */
  readonly stopped: boolean;
  /** Plain data that stays with the job. */
  readonly result?: unknown;
}

export interface JobRun {
  /** Settles when nothing of it runs any more; never rejected. */
  readonly ended: Promise<JobEnd>;
  progress(): JobProgress;
  /** Ends it where it can go on later. */
  pause(): void;
  /** Ends it for good. */
  stop(): void;
  /** Ends it at once: nothing of it is written or announced afterwards. */
  abandon(): void;
}

export const NO_PROGRESS: JobProgress = { done: 0, of: null, share: null, remainingMs: null, text: '' };
