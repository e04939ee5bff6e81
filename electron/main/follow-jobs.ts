/**
 * What the main process knows of studies and jobs: it follows them over a connection of its own, like any window, for the menu, the
 * task bar, notifications, and the question asked when the window is closed.
 */
import { passed, type Clock } from '../../shared/clock.ts';
import type { AsyncApi } from '../../shared/contract/api.ts';
import type { StudyOverview } from '../../shared/contract/studies.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Job } from '../../shared/job.ts';
import { TrialdeckError } from '../../shared/errors.ts';
import { throttled } from '../../shared/throttled.ts';
import type { Connection } from '../../shared/wire.ts';

export interface Known {
  readonly running: readonly Job[];
  /** In the order of the line. */
  readonly waiting: readonly Job[];
  readonly paused: readonly Job[];
  readonly studies: readonly StudyOverview[];
  /** Null until they have been read. */
  readonly settings: Settings | null;
}

export interface Follower {
  /** Follows another engine host; the one before is gone. */
  follow(connection: Connection): void;
  known(): Known;
  /** Rejects with `unavailable` while there is no host. */
  readonly api: () => AsyncApi;
  /** Pauses what runs and what waits, and waits until nothing runs or until the time is over. */
  pauseAll(timeoutMs: number): Promise<void>;
}

export interface FollowerOptions {
  readonly clock: Clock;
  readonly onChange: (known: Known) => void;
  /** A job runs no more: it is finished, failed or paused. */
  readonly onEnded: (job: Job) => void;
  /** Everything is read anew at most this often. */
  readonly readEveryMs?: number;
}

const NOTHING: Known = { running: [], waiting: [], paused: [], studies: [], settings: null };
const LOOK_EVERY_MS = 50;
const STANDING = ['running', 'waiting', 'paused'] as const;

export function followJobs({ clock, onChange, onEnded, readEveryMs = 2_000 }: FollowerOptions): Follower {
  let current: Connection | null = null;
  let known = NOTHING;

  const change = (part: Partial<Known>): void => {
    known = { ...known, ...part };
    onChange(known);
  };
  const standing = (
    of: (state: Job['state'], jobs: readonly Job[]) => readonly Job[],
  ): Pick<Known, (typeof STANDING)[number]> => ({
    running: of('running', known.running),
    waiting: of('waiting', known.waiting),
    paused: of('paused', known.paused),
  });
  /** In its place where it stands as before, else behind the others of its state. */
  const take = (jobId: number, job: Job | null): void => {
    const ran = known.running.some(({ id }) => id === jobId);
    const placed = (state: Job['state'], jobs: readonly Job[]): readonly Job[] => {
      if (job?.state !== state) return jobs.filter(({ id }) => id !== jobId);
      return jobs.some(({ id }) => id === jobId) ? jobs.map((one) => (one.id === jobId ? job : one)) : [...jobs, job];
    };
    change(standing(placed));
    if (ran && job && job.state !== 'running') onEnded(job);
  };
  const read = async (connection: Connection): Promise<void> => {
    const { api } = connection;
    const [jobs, studies, settings] = await Promise.all([api.jobs({ states: STANDING }), api.studies(), api.settings()]);
    const those = standing((state) => jobs.filter((job) => job.state === state));
    if (current === connection) change({ ...those, studies, settings });
  };

  return {
    follow: (connection) => {
      current = connection;
      // A connection that closes while it is being read has nothing more to say.
      const { soon: readAgain } = throttled(clock, readEveryMs, () => void read(connection).catch(() => {}));
      connection.onEvent('job', ({ jobId, job }) => {
        // What a job is a part of speaks for it.
        if (current === connection && !job?.part) take(jobId, job);
        readAgain();
      });
      connection.onEvent('study', readAgain);
      connection.onEvent('settings', (settings) => current === connection && change({ settings }));
      connection.onClose(() => {
        if (current !== connection) return;
        current = null;
        change(NOTHING);
      });
      readAgain();
    },
    known: () => known,
    api: () => {
      if (current === null) throw new TrialdeckError('unavailable', 'The engine of Trialdeck is being started. Try again.');
      return current.api;
    },
    pauseAll: async (timeoutMs) => {
      const untilMs = clock.ms() + timeoutMs;
      const connection = current;
      // Those that wait first: they would take the place of what is paused.
      const jobs = [...known.waiting, ...known.running];
      if (connection) await Promise.allSettled(jobs.map(({ id }) => connection.api.pauseJob(id)));
      while (known.running.length > 0 && clock.ms() < untilMs) await passed(clock, LOOK_EVERY_MS);
    },
  };
}
