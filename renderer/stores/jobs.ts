import { defineStore } from 'pinia';
import { computed, shallowReactive, shallowRef } from 'vue';
import type { TrialdeckError } from '../../shared/errors.ts';
import type { Experiment } from '../../shared/experiment.ts';
import { isUnfinished } from '../../shared/job-state.ts';
import type { Job, JobRequest } from '../../shared/job.ts';
import type { Session } from '../../shared/model.ts';
import { systemClock } from '../../shared/system-clock.ts';
import { throttled } from '../../shared/throttled.ts';
import { asTrialdeckError } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useConnection } from './connection.ts';
import { useNotices } from './notices.ts';

/** With a study its jobs come and go. */
const RELOAD_EVERY_MS = 400;

/** All jobs as they move on: the one place that knows what runs, waits or has ended, whatever else says so too. */
export const useJobs = defineStore('jobs', () => {
  const { api, onEvent } = useBackend();
  const connection = useConnection();
  const notices = useNotices();
  /** Those that wait are in the order of the line. */
  const known = shallowReactive(new Map<number, Job>());
  const loaded = shallowRef(false);
  const error = shallowRef<TrialdeckError | null>(null);
  /** What was asked to end and has not ended yet: trials finish their epoch first. */
  const leaving = shallowReactive(new Set<number>());

  const take = (job: Job): void => {
    if (job.state === 'waiting' && known.get(job.id)?.state !== 'waiting') known.delete(job.id);
    if (job.state !== 'running') leaving.delete(job.id);
    known.set(job.id, job);
  };
  const load = async (): Promise<void> => {
    try {
      const answer = await api.jobs();
      known.clear();
      answer.forEach(take);
      loaded.value = true;
      error.value = null;
    } catch (failure) {
      error.value = asTrialdeckError(failure);
    }
  };
  const { soon: loadSoon } = throttled(systemClock, RELOAD_EVERY_MS, () => connection.state === 'open' && void load());

  onEvent('job', ({ jobId, job }) => (job ? take(job) : known.delete(jobId)));
  onEvent('study', loadSoon);
  connection.whenOpened(load);

  /** A part where it works on its own only. */
  const isListed = ({ part, parent, state }: Job): boolean =>
    !part || (isUnfinished(state) && (parent === null || known.get(parent)?.state !== 'running'));
  /** Null until they are known. Those that run, those that wait in the order of the line, those that are paused, then the others, the latest end first. */
  const list = computed(() => (loaded.value ? inOrder([...known.values()].filter(isListed)) : null));
  const unfinished = computed(() => (list.value ?? []).filter(({ state }) => isUnfinished(state)));
  const running = computed(() => unfinished.value.filter(({ state }) => state === 'running'));
  /** The one that has all cores: what trains as well waits for it. */
  const training = computed(() => running.value.find(({ cores }) => cores === 'all') ?? null);

  const of = (jobId: number): Job | null => known.get(jobId) ?? null;
  /** Rejects with a TrialdeckError, whose field is a path in the request. */
  const start = async (request: JobRequest): Promise<Job> => {
    const job = await api.startJob(request);
    take(job);
    return job;
  };
  const end = (jobId: number, act: (jobId: number) => Promise<void>): Promise<boolean> => {
    if (of(jobId)?.state === 'running') leaving.add(jobId);
    return notices.attempt(async () => {
      try {
        await act(jobId);
      } catch (failure) {
        leaving.delete(jobId);
        throw failure;
      }
    });
  };
  /** Puts it in line again. Rejects with a TrialdeckError: its data may be missing. */
  const resume = (jobId: number): Promise<void> => api.resumeJob(jobId);
  const pause = (jobId: number) => end(jobId, api.pauseJob);
  const stop = (jobId: number) => end(jobId, api.stopJob);
  const remove = (jobId: number) => notices.attempt(() => api.deleteJob(jobId));

  /** The same session in the state of its job: what was read of it a moment ago may be behind. */
  const sessionNow = (session: Session): Session => {
    const job = of(session.jobId);
    const told = toldBy(job, session);
    return job === null || job.stopped === session.stopped ? told : { ...told, stopped: job.stopped };
  };
  const experimentNow = (experiment: Experiment): Experiment => toldBy(of(experiment.jobId), experiment);

  return {
    list,
    error,
    unfinished,
    running,
    training,
    isLeaving: (jobId: number) => leaving.has(jobId),
    load,
    of,
    start,
    resume,
    pause,
    stop,
    remove,
    sessionNow,
    experimentNow,
  };
});

const RANKS: Readonly<Record<Job['state'], number>> = { running: 0, waiting: 1, paused: 2, finished: 3, failed: 3 };

function inOrder(jobs: readonly Job[]): readonly Job[] {
  return jobs.toSorted((one, other) => RANKS[one.state] - RANKS[other.state] || latestEndFirst(one, other));
}

function latestEndFirst(one: Job, other: Job): number {
  if (isUnfinished(one.state)) return 0;
  return (other.finishedAt ?? '').localeCompare(one.finishedAt ?? '') || other.id - one.id;
}

/** The very same where the job says nothing else, so that nothing is drawn again. */
function toldBy<Of extends Pick<Session, 'state' | 'failure' | 'finishedAt'>>(job: Job | null, of: Of): Of {
  if (!job) return of;
  const { state, finishedAt } = job;
  const failure = state === 'waiting' ? null : job.reason;
  return state === of.state && failure === of.failure ? of : { ...of, state, failure, finishedAt };
}
