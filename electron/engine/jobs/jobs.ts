/**
 * The one mechanism for whatever takes longer than a call: it keeps the line, starts a job when its turn has come, announces how
 * far it is, and writes what it has come to.
 */
import type { Clock } from '../../../shared/clock.ts';
import type { BackendApi } from '../../../shared/contract/api.ts';
import type { JobCalls } from '../../../shared/contract/jobs.ts';
import type { Job, JobKind, JobRequest } from '../../../shared/job.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { throttled, type Throttled } from '../../../shared/throttled.ts';
import type { Store } from '../../../db/store.ts';
import type { JobChange, StoredJob } from '../../../db/store/jobs.ts';
import type { EventListener } from '../backend-host.ts';
import type { WithRows } from '../rows/with-rows.ts';
import { faultOf, reasonOf } from '../fault.ts';
import { beginRun } from './begin-run.ts';
import { begunBy, type Kinds } from './catalogue.ts';
import { describedJob } from './described-job.ts';
import { createEnded } from './ended.ts';
import type { FinishPart, JobContext, JobEnd, JobRun, Kind } from './job.ts';
import { firstInTurn } from './machine.ts';
import { CLOSED, interrupt, KILLED, PAUSED } from './recover.ts';
import { retried } from './retried.ts';
import type { Running } from './running.ts';
import { createSteering } from './steering.ts';
import { createTelling } from './telling.ts';

export interface Jobs {
  readonly calls: Pick<BackendApi, keyof JobCalls>;
  start(request: JobRequest): Job;
  /** To be called with a job that was written in line: it starts where its turn has come. */
  enter(job: StoredJob): Job;
  /** @param on where it goes on from now, see JobCalls */
  resume(jobId: number, on?: string | null): void;
  /** Announces a job whose state was changed at rest. */
  announce(jobId: number): void;
  isRunning(jobId: number): boolean;
  /** Settles when the job neither runs nor waits; at once where it does not. */
  ended(jobId: number): Promise<StoredJob>;
  isClosed(): boolean;
  /** Starts nothing that waits any more: the process is about to end, and would interrupt it at once. */
  holdLine(): void;
  /** Ends what runs at once. What cannot be written of it is said. Nothing is written or announced after it. */
  close(): void;
}

/** A job is announced at most this often while it runs. */
const ANNOUNCE_EVERY_MS = 250;
const HELD = 'What the job has come to is written as soon as that can be.';

export function createJobs(
  { store, clock, withRows }: { readonly store: Store; readonly clock: Clock; readonly withRows: WithRows },
  kinds: Kinds,
  announce: EventListener,
): Jobs {
  const running = new Map<number, Running>();
  const ends = createEnded();
  let closed = false;
  let held = false;

  const kindOf = ({ kind }: Pick<StoredJob, 'kind'>): Kind<JobKind> => kinds[kind];
  const jobOf = (job: StoredJob): Job => describedJob(job, running.get(job.id), store, kindOf);

  const telling = createTelling({ store, running, kindOf, jobOf, isClosed: () => closed }, announce);
  const { announceNow, say, sayError, aside } = telling;

  const changeAt = (job: StoredJob, { state, reason, stopped, result }: JobEnd, activeMs: number): JobChange => {
    const finishedAt = state === 'paused' ? null : clock.now();
    const progress = running.get(job.id)?.run.progress();
    return { state, reason, stopped, result, finishedAt, activeMs, progress };
  };

  const writeEnd = (job: StoredJob, change: JobChange): void => {
    store.changeJob(job.id, change);
    const { state, reason } = store.storedJob(job.id);
    if (reason !== null) store.writeLog(job.id, { level: state === 'failed' ? 'error' : 'warning', text: reason });
    const { keeps } = kindOf(job);
    if (keeps !== null) store.trimJobs(job.kind, keeps);
  };

  const conclude = (job: StoredJob, end: JobEnd): void => {
    const was = running.get(job.id)!;
    if (closed) return;
    was.announcement.end();
    const change = changeAt(job, end, was.activeMs());
    running.delete(job.id);
    try {
      writeEnd(job, change);
    } catch (error) {
      store.holdJob(job.id, change);
      say(job, 'warning', `${reasonOf(error)} ${HELD}`);
      line.later();
    }
    aside(() => announceNow(job.id));
    telling.endPart(job.id);
    if (end.reason !== null) say(job, 'error', end.reason);
    ends.settle(store.storedJob(job.id));
    line.now();
  };

  /** Of a job that does not run. */
  const endAtRest = (job: StoredJob, end: JobEnd): void => {
    const progress = end.state === 'failed' ? job.progress : kindOf(job).settle(job, end.state, finishPart);
    writeEnd(job, { ...changeAt(job, end, job.activeMs), progress });
    announceNow(job.id);
    ends.settle(store.storedJob(job.id));
  };

  const finishPart: FinishPart = (jobId) => {
    const part = store.storedJob(jobId);
    if (part.state !== 'finished' && part.state !== 'failed') endAtRest(part, { state: 'finished', reason: null, stopped: true });
  };

  const context = (job: StoredJob, announcement: Throttled): JobContext => ({
    moved: announcement.soon,
    log: telling.log(job),
    runPart: (jobId, moved) => {
      if (moved) telling.onPart(jobId, moved);
      if (!running.has(jobId)) launch(store.storedJob(jobId));
      return ends.of(store.storedJob(jobId));
    },
    pausePart: (jobId) => running.get(jobId)?.run.pause(),
    finishPart,
  });

  const launch = (job: StoredJob): void => {
    const began = clock.ms();
    const { id, startedAt } = job;
    const announcement = throttled(clock, ANNOUNCE_EVERY_MS, () => aside(() => announceNow(id)));
    store.changeJob(id, {
      state: 'running',
      reason: null,
      stopped: false,
      startedAt: startedAt ?? clock.now(),
      finishedAt: null,
    });
    const begin = (): JobRun => {
      if (closed) throw new TrialdeckError('unavailable', 'Trialdeck was closed.');
      return kindOf(job).start(store.storedJob(id), context(job, announcement));
    };
    const task = kindOf(job).trainsOn === undefined ? null : store.study(job.studyId!).task;
    const run = beginRun({ task, begin, progress: job.progress }, withRows);
    running.set(id, { run, announcement, activeMs: () => job.activeMs + clock.ms() - began });
    announcement.now();
    void run.ended.then((end) => conclude(job, end));
  };

  /** Writes what could not be written when it happened. */
  const catchUp = (): void => {
    for (const job of store.heldJobs()) {
      const progress = kindOf(job).settle(job, job.state === 'finished' ? 'finished' : 'paused', finishPart);
      writeEnd(job, { progress });
      announceNow(job.id);
    }
  };

  /** Starts whatever has room, in the order of the line, and tells those that wait what they wait for now. */
  const advance = (): void => {
    if (closed) return;
    catchUp();
    if (held) return;
    const unfinished = store.unfinishedJobs();
    const next = firstInTurn(unfinished);
    if (next === null) return unfinished.filter(({ state }) => state === 'waiting').forEach(({ id }) => announceNow(id));
    launch(next);
    advance();
  };

  const writeHeld = (): void => {
    try {
      catchUp();
    } catch (error) {
      telling.sayUnwritten(store.heldJobs(), error);
    }
  };

  const interruptAll = (jobs: readonly StoredJob[]): void => {
    try {
      const [pausing, others] = [true, false].map((asked) => jobs.filter((job) => isPausing(job) === asked));
      interrupt(pausing!, store, kindOf, PAUSED).forEach(ends.settle);
      interrupt(others!, store, kindOf, CLOSED).forEach(ends.settle);
    } catch (error) {
      if (faultOf(error) !== 'machine') throw error;
      telling.sayUnwritten(jobs, error);
      for (const job of jobs) ends.settle({ ...job, ...CLOSED.running });
    }
  };

  /** A person waits for its epochs to end, and waits no longer. */
  const isPausing = ({ id }: StoredJob): boolean => {
    const now = running.get(id);
    return now !== undefined && steering.isPausing(now.run);
  };

  const line = retried(clock, advance, sayError);

  const enter = (job: StoredJob): Job => {
    line.now();
    const now = store.storedJob(job.id);
    announceNow(job.id);
    return jobOf(now);
  };

  const start = ({ kind, request }: JobRequest): Job => enter(begunBy(kinds, kind, request));

  const rest = (job: StoredJob, end: JobEnd): void => {
    endAtRest(job, end);
    line.now();
  };

  const forget = (job: StoredJob): void => {
    store.deleteJob(job.id);
    announce('job', { jobId: job.id, job: null });
    if (job.studyId !== null) announce('study', { studyId: job.studyId });
    ends.settle({ ...job, state: 'finished', stopped: true });
    line.now();
  };

  const steering = createSteering({
    ...{ store, kindOf, enter, rest, forget, finishPart },
    runOf: (jobId) => running.get(jobId)?.run,
    afterRun: (job, work) => void ends.of(job).then(() => closed || aside(work)),
  });
  const resume: Jobs['resume'] = (jobId, on) => {
    catchUp();
    steering.resume(jobId, on);
  };

  if (!store.readOnly) interrupt(store.unfinishedJobs(), store, kindOf, KILLED);
  return {
    calls: {
      startJob: start,
      jobs: (filter = {}) => store.storedJobs(filter).map(jobOf),
      job: (jobId) => {
        const job = store.storedJob(jobId);
        return { job: jobOf(job), parts: kindOf(job).parts(job), log: store.jobLog(jobId) };
      },
      pauseJob: steering.pause,
      resumeJob: resume,
      stopJob: steering.stop,
      deleteJob: steering.remove,
    },
    start,
    enter,
    resume,
    announce: announceNow,
    isRunning: (jobId) => running.has(jobId),
    ended: (jobId) => ends.of(store.storedJob(jobId)),
    isClosed: () => closed,
    holdLine: () => void (held = true),
    close: () => {
      if (closed) return;
      if (!store.readOnly) writeHeld();
      closed = true;
      line.end();
      const unfinished = store.readOnly ? [] : store.unfinishedJobs();
      for (const { run, announcement } of running.values()) {
        announcement.end();
        run.abandon();
      }
      interruptAll(unfinished);
    },
  };
}
