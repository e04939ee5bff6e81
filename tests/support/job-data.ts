/** A job as it is announced, for tests of those who follow it. */
import type { Job } from '../../shared/job.ts';

/** Job 14: session 4 of study 3, a quarter of which is done. */
export function jobOf(rest: Partial<Job> = {}): Job {
  return {
    id: 14,
    kind: 'search',
    word: 'Search',
    studyId: 3,
    about: { sessionId: 4 },
    parent: null,
    part: false,
    cores: 'all',
    title: 'Random search',
    state: 'running',
    reason: null,
    stopped: false,
    progress: { done: 5, of: 20, share: 0.25, remainingMs: 90_000, text: '5 of 20 trials' },
    actions: ['pause', 'stop'],
    lostByStop: 'Trials in training end after their epoch.',
    lostByDelete: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: null,
    activeMs: 30_000,
    ...rest,
  };
}

/** Nothing has been said of how far it is. */
export const NOTHING_DONE: Job['progress'] = { done: 0, of: null, share: null, remainingMs: null, text: '' };
