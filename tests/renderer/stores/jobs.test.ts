import { flushPromises } from '@vue/test-utils';
import { expect, test, vi } from 'vitest';
import type { Job } from '../../../shared/job.ts';
import { useJobs } from '../../../renderer/stores/jobs.ts';
import { useLive } from '../../../renderer/stores/live.ts';
import { useNotices } from '../../../renderer/stores/notices.ts';
import { useStudies } from '../../../renderer/stores/studies.ts';
import { jobOf } from '../../support/job-data.ts';
import { overviewOf, progressOf, SESSION_ID, sessionOf } from '../../support/window-data.ts';
import { openWindow, refusal, type Answers } from '../support/window.ts';

async function opened(answers: Answers = {}) {
  const window = openWindow(answers);
  const jobs = useJobs();
  await flushPromises();
  const told = (rest: Partial<Job>): void => {
    const job = jobOf(rest);
    window.announce('job', { jobId: job.id, job });
  };
  const ids = () => jobs.list?.map(({ id }) => id);
  return { ...window, jobs, told, ids };
}

test('what runs comes first, then the line in its order, then what has ended, the latest first', async () => {
  const { told, ids, jobs } = await opened({
    jobs: () => [jobOf({ id: 3 }), jobOf({ id: 5, state: 'waiting' }), jobOf({ id: 4, state: 'waiting' })],
  });
  expect(ids()).toEqual([3, 5, 4]);
  told({ id: 6, state: 'finished' });
  told({ id: 2, state: 'failed' });
  told({ id: 5, state: 'waiting', reason: 'Waits for another one.' });
  expect(ids()).toEqual([3, 5, 4, 6, 2]);
  // Resumed, it goes to the end of the line.
  told({ id: 2, state: 'waiting' });
  told({ id: 3, state: 'finished' });
  told({ id: 5 });
  expect(ids()).toEqual([5, 4, 2, 6, 3]);
  expect([jobs.unfinished.length, jobs.running.map(({ id }) => id)]).toEqual([3, [5]]);
});

test('what has ended stands in the order of its end, behind what is paused', async () => {
  const { told, ids } = await opened();
  told({ id: 1, state: 'finished', finishedAt: '2026-01-03T00:00:00.000Z' });
  told({ id: 2, state: 'paused' });
  told({ id: 3, state: 'failed', finishedAt: '2026-01-01T00:00:00.000Z' });
  told({ id: 4, state: 'finished', finishedAt: '2026-01-02T00:00:00.000Z' });
  expect(ids()).toEqual([2, 1, 4, 3]);
});

test('parts of a job are listed where they work on their own only, and one that was deleted is gone', async () => {
  const { announce, told, ids, jobs } = await opened({ jobs: () => [jobOf({ id: 3 })] });
  const part = { id: 4, parent: 3, part: true };
  told(part);
  expect([ids(), jobs.of(4)?.parent]).toEqual([[3], 3]);
  told({ id: 3, state: 'paused' });
  expect(ids()).toEqual([4, 3]);
  told({ ...part, state: 'finished' });
  expect(ids()).toEqual([3]);
  announce('job', { jobId: 3, job: null });
  told({ ...part, parent: null, state: 'finished' });
  expect(ids()).toEqual([]);
});

test('what trains is what a search waits for; a fetch is not', async () => {
  const { told, jobs } = await opened();
  told({ id: 3, kind: 'fetch', cores: 'none' });
  expect(jobs.training).toBeNull();
  told({ id: 4 });
  expect(jobs.training?.id).toBe(4);
});

test('a pause that was asked for is under way until the job says so, and no longer where it is refused', async () => {
  const { told, jobs } = await opened({
    jobs: () => [jobOf()],
    pauseJob: () => {},
    stopJob: () => Promise.reject(refusal('It cannot be stopped.')),
  });
  await jobs.pause(14);
  expect(jobs.isLeaving(14)).toBe(true);
  told({ progress: { ...jobOf().progress, done: 6 } });
  expect(jobs.isLeaving(14)).toBe(true);
  told({ state: 'paused' });
  expect(jobs.isLeaving(14)).toBe(false);
  told({});
  expect(await jobs.stop(14)).toBe(false);
  expect([jobs.isLeaving(14), useNotices().notices.map(({ text }) => text)]).toEqual([false, ['It cannot be stopped.']]);
});

test('what came and went while the connection was lost is as it is now', async () => {
  const { answers, connect, ids } = await opened({ jobs: () => [jobOf({ id: 3 })] });
  answers.jobs = () => [jobOf({ id: 4 })];
  connect('lost');
  connect('open');
  await flushPromises();
  expect(ids()).toEqual([4]);
});

test('the jobs of a study that was deleted go with it', async () => {
  vi.useFakeTimers();
  const { answers, announce, ids } = await opened({ jobs: () => [jobOf({ id: 3 })] });
  answers.jobs = () => [];
  announce('study', { studyId: 3 });
  await flushPromises();
  expect(ids()).toEqual([]);
  vi.useRealTimers();
});

test('strip, overview and home say the same of a search in the moment in which its job has said it', async () => {
  const session = sessionOf({ state: 'running' });
  const { told, jobs } = await opened({
    jobs: () => [jobOf({ id: session.jobId, studyId: 1 })],
    studies: () => [overviewOf({ sessions: [session] })],
    running: () => [progressOf({ session })],
  });
  const [live, studies] = [useLive(), useStudies()];
  await flushPromises();
  const states = () => [
    jobs.of(session.jobId)?.state,
    studies.list?.[0]?.sessions[0]?.state,
    live.sessions.get(SESSION_ID)?.session.state,
  ];
  expect(states()).toEqual(['running', 'running', 'running']);
  told({ id: session.jobId, studyId: 1, state: 'paused', reason: 'The disk is full.' });
  expect(states()).toEqual(['paused', 'paused', 'paused']);
  expect(studies.list?.[0]?.sessions[0]?.failure).toBe('The disk is full.');
  told({ id: session.jobId, studyId: 1, state: 'waiting', reason: 'Waits for Hyperband.' });
  expect(states()).toEqual(['waiting', 'waiting', 'waiting']);
  expect(studies.list?.[0]?.sessions[0]?.failure).toBeNull();
});

test('a study of which the jobs say nothing new is not drawn again', async () => {
  const session = sessionOf({ state: 'running' });
  const { told } = await opened({ studies: () => [overviewOf({ sessions: [session] })] });
  const studies = useStudies();
  await flushPromises();
  const before = studies.list?.[0];
  told({ id: session.jobId, progress: { ...jobOf().progress, done: 6 } });
  expect(studies.list?.[0]).toBe(before);
});
