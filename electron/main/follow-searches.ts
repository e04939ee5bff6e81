/**
 * What the main process knows of the studies: it follows them over a connection of its own, like any window, for the menu, the
 * task bar, notifications, and the question asked when the window is closed.
 */
import type { AsyncApi } from '../../shared/contract/api.ts';
import type { SessionProgress } from '../../shared/contract/searches.ts';
import type { StudyOverview } from '../../shared/contract/studies.ts';
import type { Settings } from '../../shared/settings.ts';
import { TrialdeckError } from '../../shared/errors.ts';
import type { Connection } from '../../shared/wire.ts';

export interface Known {
  readonly running: readonly SessionProgress[];
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
  /** Pauses what runs, and waits until it does or until the time is over. */
  pauseAll(timeoutMs: number): Promise<void>;
}

export interface FollowerOptions {
  readonly onChange: (known: Known) => void;
  /** A search runs no more: it is finished, failed or paused. */
  readonly onEnded: (progress: SessionProgress) => void;
  /** Studies and settings are read at most this often. */
  readonly readEveryMs?: number;
}

const NOTHING: Known = { running: [], studies: [], settings: null };

export function followSearches({ onChange, onEnded, readEveryMs = 2_000 }: FollowerOptions): Follower {
  let current: Connection | null = null;
  let known = NOTHING;

  const change = (part: Partial<Known>): void => {
    known = { ...known, ...part };
    onChange(known);
  };
  const take = (progress: SessionProgress): void => {
    const { id, state } = progress.session;
    const others = known.running.filter(({ session }) => session.id !== id);
    const ran = others.length < known.running.length;
    change({ running: state === 'running' ? [...others, progress] : others });
    if (ran && state !== 'running') onEnded(progress);
  };
  const read = async (connection: Connection): Promise<void> => {
    const { api } = connection;
    const [running, studies, settings] = await Promise.all([api.running(), api.studies(), api.settings()]);
    if (current === connection) change({ running, studies, settings });
  };

  return {
    follow: (connection) => {
      current = connection;
      // A connection that closes while it is being read has nothing more to say.
      const readAgain = atMostEvery(readEveryMs, () => void read(connection).catch(() => {}));
      connection.onEvent('session', (progress) => {
        if (current === connection) take(progress);
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
      const until = Date.now() + timeoutMs;
      const connection = current;
      if (connection) await Promise.allSettled(known.running.map(({ session }) => connection.api.pauseJob(session.jobId)));
      while (known.running.length > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
    },
  };
}

/** Acts at once, and then at most once in the interval, the last time included. */
function atMostEvery(intervalMs: number, act: () => void): () => void {
  let waiting: NodeJS.Timeout | undefined;
  let last = -Infinity;
  return () => {
    if (waiting !== undefined) return;
    const wait = Math.max(0, last + intervalMs - Date.now());
    waiting = setTimeout(() => {
      waiting = undefined;
      last = Date.now();
      act();
    }, wait);
  };
}
